import {
  arg,
  defineLibrary,
  each,
  method,
  promised,
  propagator,
  property,
  receiver,
  recordHook,
  recordModel,
  recordRead,
  recordWrite,
  returns,
  sqlEscape,
  sqlQuery,
} from '../vocabulary/index.js';
import type { SlotBuilder, Slots } from '../vocabulary/index.js';

/** `query(text, values)` hands both to the driver below: only the tag `sql` is the same for all of them. */
const query = method(
  sqlQuery({
    text: arg(0),
    values: arg(1),
    valuesForm: 'array',
    placeholder: 'unknown',
    dialect: 'unknown',
    tag: 'sql',
  }),
);

/** Text of a query builder, with values by name in the argument after it. */
const piece = (index: number, alternatives: readonly SlotBuilder[] = []) =>
  sqlQuery({
    text: [...alternatives, arg(index)],
    values: arg(index + 1),
    valuesForm: 'object',
    placeholder: ':name',
    dialect: 'unknown',
    fragment: true,
  });
/** Text that takes no values of its own; they come from `setParameter`. */
const bare = (...text: readonly SlotBuilder[]) => sqlQuery({ text, placeholder: ':name', dialect: 'unknown', fragment: true });

const builderOf = (slot: SlotBuilder) => [slot.param(0), 'SelectQueryBuilder'] as const;
const condition = method(piece(0, [arg(0).result()]), { returns: 'same', gives: [builderOf(arg(0))] });
const whereConditions = each('where andWhere orWhere', condition);

const queryBuilder = {
  ...whereConditions,
  ...each('having andHaving orHaving', condition),
  ...each(
    'leftJoin innerJoin leftJoinAndSelect innerJoinAndSelect',
    method(piece(2), { returns: 'same', gives: [builderOf(arg(0))] }),
  ),
  ...each(
    'leftJoinAndMapOne leftJoinAndMapMany innerJoinAndMapOne innerJoinAndMapMany',
    method(piece(3), { returns: 'same', gives: [builderOf(arg(1))] }),
  ),
  ...each('select addSelect', method(bare(arg(0).each(), arg(0)), { returns: 'same', gives: [builderOf(arg(0))] })),
  ...each('groupBy addGroupBy orderBy addOrderBy', method(bare(arg(0)), { returns: 'same' })),
  // A string in parentheses is a subquery.
  ...each('from addFrom', method(bare(arg(0)), { returns: 'same', gives: [builderOf(arg(0))] })),
  distinctOn: method(bare(arg(0).each()), { returns: 'same' }),
  ...each('returning output', method(bare(arg(0).each(), arg(0)), { returns: 'same' })),
  ...each('orIgnore timeTravelQuery useIndex addCommonTableExpression', method(bare(arg(0)), { returns: 'same' })),
  values: method(recordWrite({ data: [arg(0).each(), arg(0)], hooks: 'skipped' }), { returns: 'same' }),
  set: method(recordWrite({ data: arg(0), hooks: 'skipped' }), { returns: 'same' }),
  update: method(recordWrite({ data: [arg(1), arg(0)], hooks: 'skipped' }), { returns: 'same' }),
  escape: method(sqlEscape({ from: arg(0), as: 'identifier' })),
  ...each('whereExists andWhereExists orWhereExists', method({ returns: 'same' })),
  ...each('whereInIds andWhereInIds orWhereInIds whereEntity', method({ returns: 'same' })),
  ...each('setParameter setParameters setLock setOnLocked setOption setFindOptions', method({ returns: 'same' })),
  ...each('limit offset take skip cache distinct comment withDeleted maxExecutionTime', method({ returns: 'same' })),
  ...each('insert delete softDelete restore into orUpdate updateEntity relation of', method({ returns: 'same' })),
  ...each('clone createQueryBuilder subQuery callListeners useTransaction', method({ returns: 'same' })),
};

const modelOf = (first: number) => (first > 0 ? { model: arg(0) } : {});
const read = (filter: Slots) => method(recordRead({ filter }));

/**
 * The methods of a repository; an entity manager has the same after the entity class. `save` sees the hooks of instances
 * only: for a plain object given to it they do not run.
 */
const records = (first: number) => ({
  create: returns('Entity', propagator({ from: arg(first), keeps: 'data' })),
  preload: returns(promised('Entity'), propagator({ from: arg(first), keeps: 'data' })),
  merge: method(propagator({ from: arg(first + 1), keeps: 'data' })),
  insert: method(recordWrite({ data: [arg(first).each(), arg(first)], hooks: 'skipped', ...modelOf(first) })),
  upsert: method(recordWrite({ data: [arg(first).each(), arg(first)], hooks: 'skipped', ...modelOf(first) })),
  update: method(recordWrite({ data: arg(first + 1), hooks: 'skipped', ...modelOf(first) }), recordRead({ filter: arg(first) })),
  updateAll: method(recordWrite({ data: arg(first), hooks: 'skipped', ...modelOf(first) })),
  ...each('find findOne findOneOrFail findAndCount count exists exist', read(arg(first).prop('where'))),
  ...each('findBy findOneBy findOneByOrFail findAndCountBy countBy existsBy', read(arg(first))),
  ...each('delete softDelete restore', read(arg(first))),
});

const repository = {
  query,
  ...records(0),
  save: method(recordWrite({ data: [arg(0).each(), arg(0)], hooks: 'instances' })),
  createQueryBuilder: returns('SelectQueryBuilder'),
  /** `repository.extend({ findByName(name) { ... } })` */
  extend: method({ returns: 'same' }),
  manager: property('EntityManager'),
};
const transaction = method({ gives: [[arg(-1).param(0), 'EntityManager']] });
const repositories = {
  getRepository: returns('Repository'),
  getTreeRepository: returns('TreeRepository'),
  getMongoRepository: returns('MongoRepository'),
  getCustomRepository: returns('Repository'),
};
const entityManager = {
  query,
  ...records(1),
  save: method(recordWrite({ data: [arg(1).each(), arg(1), arg(0).each(), arg(0)], hooks: 'instances', model: arg(0) })),
  transaction,
  createQueryBuilder: returns('SelectQueryBuilder'),
  withRepository: returns('Repository'),
  ...repositories,
  connection: property('DataSource'),
  dataSource: property('DataSource'),
  queryRunner: property('QueryRunner'),
};
const dataSource = {
  query,
  transaction,
  ...each('initialize connect', method({ returns: promised('DataSource') })),
  createQueryRunner: returns('QueryRunner'),
  createQueryBuilder: returns('SelectQueryBuilder'),
  createEntityManager: returns('EntityManager'),
  ...repositories,
  manager: property('EntityManager'),
};

const fromStore = { returns: promised('BaseEntity') };
const hook = method(recordHook({}));

export default defineLibrary({
  packages: ['typeorm'],
  reference: 'https://typeorm.io/docs/query-builder/select-query-builder',
  checkedAgainst: '1.1.1',
  exports: {
    DataSource: returns('DataSource'),
    Connection: returns('DataSource'),
    EntityManager: returns('EntityManager'),
    Repository: returns('Repository'),
    TreeRepository: returns('TreeRepository'),
    MongoRepository: returns('MongoRepository'),
    /** `class User extends BaseEntity`: the class works as a repository, its instances save themselves. */
    BaseEntity: returns('BaseEntity', {
      members: {
        ...repository,
        ...each('findOne findOneOrFail', method(recordRead({ filter: arg(0).prop('where') }), fromStore)),
        ...each('findOneBy findOneByOrFail', method(recordRead({ filter: arg(0) }), fromStore)),
        create: returns('BaseEntity', propagator({ from: arg(0), keeps: 'data' })),
        getRepository: returns('Repository'),
      },
    }),
    // The global functions of 0.2.
    createConnection: returns(promised('DataSource')),
    getConnection: returns('DataSource'),
    getManager: returns('EntityManager'),
    ...repositories,
    /** `{ name: Raw(alias => `...`, { value }) }` */
    Raw: method(piece(0, [arg(0).result()])),
    Brackets: method({ gives: [[arg(0).param(0), 'WhereExpressionBuilder']] }),
    NotBrackets: method({ gives: [[arg(0).param(0), 'WhereExpressionBuilder']] }),
    // Entities.
    Entity: method(recordModel({})),
    ChildEntity: method(recordModel({})),
    EntitySchema: method(recordModel({ fields: arg(0).prop('columns') })),
    Column: method(
      recordHook({ listener: arg(0).prop('transformer').prop('to') }),
      recordHook({ listener: arg(1).prop('transformer').prop('to') }),
    ),
    BeforeInsert: hook,
    BeforeUpdate: hook,
    EventSubscriber: hook,
  },
  types: {
    DataSource: dataSource,
    Connection: dataSource,
    EntityManager: entityManager,
    MongoEntityManager: entityManager,
    QueryRunner: {
      query,
      stream: query,
      manager: property('EntityManager'),
      connection: property('DataSource'),
      dataSource: property('DataSource'),
    },
    Repository: repository,
    TreeRepository: repository,
    MongoRepository: repository,
    QueryBuilder: queryBuilder,
    SelectQueryBuilder: queryBuilder,
    InsertQueryBuilder: queryBuilder,
    UpdateQueryBuilder: queryBuilder,
    DeleteQueryBuilder: queryBuilder,
    SoftDeleteQueryBuilder: queryBuilder,
    RelationQueryBuilder: queryBuilder,
    WhereExpressionBuilder: whereConditions,
    /** An instance of an entity class, not stored before `save`. */
    Entity: {},
    BaseEntity: {
      save: method(recordWrite({ data: receiver(), hooks: 'run' }), { returns: promised('BaseEntity') }),
    },
    /** A class that implements it hooks into the writes of the entity it listens to. */
    EntitySubscriberInterface: { beforeInsert: hook, beforeUpdate: hook },
  },
  // a repository of the project's own, injected by a type of another file
  callShapes: [{ method: 'createQueryBuilder', type: 'Repository', when: { named: true } }],
});
