const columns = new Set(['name', 'height', 'planted']);

module.exports = {
  known: name => columns.has(name),
  descending: text => /^desc/i.test(text),
  whole: text => /^\d{1,9}$/.test(text),
};
