export const toInt = (value: unknown, fallback: number) => {
  const number = Number.parseInt(String(value), 10);
  return Number.isNaN(number) ? fallback : number;
};

export function page(query: Record<string, unknown>) {
  const size = Math.min(toInt(query.size, 20), 100);
  const number = Math.max(toInt(query.page, 1), 1);
  return { limit: size, offset: (number - 1) * size };
}

export const idsOf = (value: unknown) =>
  String(value)
    .split(',')
    .map(text => Number(text))
    .filter(Number.isInteger);
