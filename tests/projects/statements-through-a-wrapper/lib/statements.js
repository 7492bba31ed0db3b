module.exports = {
  people: { create: 'INSERT INTO people (name, password) VALUES (?, ?)', list: 'SELECT id, name FROM people' },
};
