import { arg, defineLibrary, method, returns, sqlQuery } from '__vocabulary__/index.js';

const query = method(sqlQuery({ text: arg(0), values: arg(1), valuesForm: 'array', placeholder: '$1', dialect: 'postgres' }));

export default defineLibrary({
  packages: ['__package__'],
  reference: 'https://www.npmjs.com/package/__package__',
  checkedAgainst: '__version__',
  exports: {
    createClient: returns('Client'),
  },
  types: {
    Client: { query },
  },
});
