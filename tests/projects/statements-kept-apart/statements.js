module.exports = {
  recipes: {
    list: 'SELECT id, title, cook FROM recipes',
    ofCook: cook => `SELECT id, title FROM recipes WHERE cook = '${cook}'`,
  },
  title: 'recipes',
};
