export const serverOptions = {
  port: 3001,
  routes: { security: true, payload: { maxBytes: 64 * 1024 } },
};
