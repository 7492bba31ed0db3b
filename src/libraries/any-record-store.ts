import { arg, defineLibrary, each, method, recordRead, recordWrite } from '../vocabulary/index.js';

/**
 * Calls that object mappers share, for a model of unknown identity, such as one imported from another file: the name of
 * the method and the keys of what it gets prove them.
 */
const filtered = recordRead({ filter: [arg(0).prop('where'), arg(0)] });
const readers = 'find findOne findFirst findUnique findAll exists';
/** Updates that go past the hooks of instances, plain or under an operator. */
const updated = recordWrite({ data: [arg(1).prop('$set'), arg(1)], hooks: 'skipped' });
const updaters = 'findByIdAndUpdate findOneAndUpdate updateOne updateMany';

const shapes = (names: string, argument: number, keys: readonly string[]) =>
  names
    .split(' ')
    .flatMap(name => keys.map(key => ({ method: name, type: 'AnyModel', when: { keys: [key], argument } }) as const));

export default defineLibrary({
  packages: ['any-record-store'],
  reference: 'https://mongoosejs.com/docs/api/model.html',
  checkedAgainst: '9.12.1',
  exports: {},
  types: { AnyModel: { ...each(readers, method(filtered)), ...each(updaters, method(updated)) } },
  callShapes: [...shapes(readers, 0, ['where', 'password']), ...shapes(updaters, 1, ['password', '$set'])],
});
