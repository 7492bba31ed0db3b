/** A function's result and the CPU milliseconds it took: wall-clock time tells nothing on a shared machine. */
export function cpu(run) {
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  return { result, milliseconds: (user + system) / 1000 };
}

const sorted = values => [...values].sort((a, b) => a - b);

export const median = values => {
  const inOrder = sorted(values);
  const middle = inOrder.length / 2;
  return inOrder.length % 2 ? inOrder[Math.floor(middle)] : (inOrder[middle - 1] + inOrder[middle]) / 2;
};

export const minimum = values => Math.min(...values);

export const sum = values => values.reduce((total, value) => total + value, 0);

/** The exponent with which `large` grew from `small` while the size grew by `factor`. */
export const exponent = (small, large, factor) => Math.log(large / small) / Math.log(factor);
