import { arg, defineLibrary, each, method, property, rest, returns, sqlQuery } from '../vocabulary/index.js';

/** `where('a = ?', x)` binds only if the query is finished with `toParam()`; `toString()` writes values unquoted. */
const condition = method(
  sqlQuery({
    text: arg(0),
    values: rest(1),
    valuesForm: 'spread',
    placeholder: '?',
    dialect: 'unknown',
    fragment: true,
  }),
  { returns: 'same' },
);
const piece = method(sqlQuery({ text: arg(0), placeholder: '?', dialect: 'unknown', fragment: true }), {
  returns: 'same',
});
const joined = method(sqlQuery({ text: arg(2), placeholder: '?', dialect: 'unknown', fragment: true }), { returns: 'same' });
const start = {
  ...each('select insert update delete remove', returns('QueryBuilder')),
  expr: returns('Expression'),
  str: condition,
  rstr: piece,
};

export default defineLibrary({
  packages: ['squel'],
  reference: 'https://hiddentao.github.io/squel/',
  checkedAgainst: '6.5.0',
  exports: {
    ...start,
    useFlavour: returns('Squel'),
    squel: property('Squel'),
  },
  types: {
    Squel: start,
    QueryBuilder: {
      ...each('where having', condition),
      ...each('order group field', piece),
      ...each('join left_join right_join outer_join', joined),
      ...each(
        'from into table set setFields setFieldsRows fields limit offset distinct union returning with clone',
        method({ returns: 'same' }),
      ),
    },
    Expression: { ...each('and or', condition) },
  },
});
