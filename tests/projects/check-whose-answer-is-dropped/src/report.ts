export const report = (): object => ({ turnover: 12 });
