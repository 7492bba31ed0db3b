const OVERRIDE = Symbol.for('skip-override');

export const share = plugin => {
  plugin[OVERRIDE] = true;
  return plugin;
};
