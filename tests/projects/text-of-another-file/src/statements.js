const columns = ['id', 'name', 'department', 'hired'];
const base = `SELECT ${columns.join(', ')} FROM employees`;

export const byDepartment = department => `${base} WHERE department = '${department}' ORDER BY name`;

export const byId = () => `${base} WHERE id = $1`;

export const count = table => `SELECT count(*)::int AS total FROM ${table}`;
