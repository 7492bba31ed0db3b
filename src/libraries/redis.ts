import { arg, defineLibrary, each, method, promised, recordWrite, returns } from '../vocabulary/index.js';

const written = (data: number) => recordWrite({ data: arg(data), hooks: 'none' });
/** A record as fields, or as text: `set(key, JSON.stringify(user))`. */
const named = 'hSet HSET hset HMSET hmset set SET setNX SETNX setnx';
const timed = 'setEx SETEX setex pSetEx PSETEX psetex';

export default defineLibrary({
  packages: ['redis', '@redis/client'],
  reference: 'https://github.com/redis/node-redis/blob/master/packages/client/README.md',
  checkedAgainst: '4.7.0',
  exports: each('createClient createCluster createClientPool', returns('Client')),
  types: {
    Client: {
      ...each(named, method(written(1))),
      ...each(timed, method(written(2))),
      ...each('multi MULTI batch', returns('Commands')),
      ...each('duplicate on once', method({ returns: 'same' })),
      connect: returns(promised('Client')),
    },
    Commands: {
      ...each(named, method(written(1), { returns: 'same' })),
      ...each(timed, method(written(2), { returns: 'same' })),
      ...each('del expire pExpire get hGet hGetAll persist', method({ returns: 'same' })),
    },
  },
});
