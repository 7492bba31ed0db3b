export const LIST = 'SELECT id, name FROM cooks';
export default { count: 'SELECT COUNT(*) AS total FROM cooks' };
