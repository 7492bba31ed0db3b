import { arg, defineLibrary, each, method, recordWrite, returns } from '../vocabulary/index.js';

const written = (data: number) => recordWrite({ data: arg(data), hooks: 'none' });
/** A record as fields, or as text: `set(key, JSON.stringify(user))`. */
const named = 'hset hmset set setnx';
const timed = 'setex psetex';

const client = {
  ...each(named, method(written(1))),
  ...each(timed, method(written(2))),
  ...each('pipeline multi', returns('Pipeline')),
  ...each('duplicate on once', method({ returns: 'same' })),
};

export default defineLibrary({
  packages: ['ioredis'],
  reference: 'https://redis.github.io/ioredis/classes/Redis.html',
  checkedAgainst: '5.4.1',
  exports: {
    ...each('default Redis', returns('Redis', { members: { Cluster: returns('Cluster') } })),
    Cluster: returns('Cluster'),
  },
  types: {
    Redis: client,
    Cluster: client,
    Pipeline: {
      ...each(named, method(written(1), { returns: 'same' })),
      ...each(timed, method(written(2), { returns: 'same' })),
      ...each('del expire pexpire get hget hgetall persist', method({ returns: 'same' })),
    },
  },
});
