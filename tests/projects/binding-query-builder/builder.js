export function where(fields) {
  const names = Object.keys(fields).filter(name => fields[name] !== undefined);
  if (names.length === 0) return { text: '', values: [] };
  return {
    text: `WHERE ${names.map((name, index) => `${name} = $${index + 1}`).join(' AND ')}`,
    values: names.map(name => fields[name]),
  };
}

export const insert = (table, record) => ({
  text: `INSERT INTO ${table} (${Object.keys(record).join(', ')}) VALUES (${Object.keys(record).map((_, i) => `$${i + 1}`).join(', ')})`,
  values: Object.values(record),
});
