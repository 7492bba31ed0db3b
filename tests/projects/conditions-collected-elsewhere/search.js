/** Conditions as text. */
exports.conditions = ({ town, kind }) => {
  const parts = ['sold = false'];
  const add = (column, value) => {
    if (value) parts.push(`${column} = '${value}'`);
  };
  add('town', town);
  add('kind', kind);
  return parts.join(' AND ');
};

exports.ranked = words => {
  const ranks = [];
  words.split(' ').forEach(word => {
    ranks.push(`position('${word}' in title) DESC`);
  });
  return { order: ranks.join(', '), count: ranks.length };
};

exports.both = query => {
  let where = '';
  for (const [name, value] of Object.entries(query)) where += ` AND ${name} = '${value}'`;
  let extra = ['true'];
  if (query.kind) extra = extra.concat(`kind = '${query.kind}'`);
  return { where, extra: extra.join(' OR ') };
};

exports.reduced = query => Object.entries(query).reduce((text, [name, value]) => `${text} AND ${name} = '${value}'`, 'true');

/** Conditions with placeholders. */
exports.bound = filter => {
  const parts = [];
  const values = [];
  const add = (column, value) => {
    values.push(value);
    parts.push(`${column} = $${values.length}`);
  };
  for (const [column, value] of Object.entries(filter)) add(column, value);
  return { text: parts.join(' AND '), values };
};
