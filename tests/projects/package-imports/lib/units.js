export const UNITS = {
  __proto__: null,
  celsius: 'celsius',
  fahrenheit: 'celsius * 9 / 5 + 32',
};
