export const headers = {
  global: false,
  referrerPolicy: { policy: 'same-origin' },
};
