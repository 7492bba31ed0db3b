import 'reflect-metadata';
import bcrypt from 'bcrypt';
import express from 'express';
import helmet from 'helmet';
import {
  BaseEntity,
  BeforeInsert,
  Brackets,
  Column,
  DataSource,
  Entity,
  PrimaryGeneratedColumn,
  Raw,
  type EntityManager,
  type MigrationInterface,
  type QueryRunner,
  type Repository,
} from 'typeorm';

@Entity()
class Customer {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  name!: string;

  @Column()
  password!: string;
}

@Entity()
class Member extends BaseEntity {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  name!: string;

  @Column()
  password!: string;

  @BeforeInsert()
  async hashPassword(): Promise<void> {
    this.password = await bcrypt.hash(this.password, 12);
  }
}

const dataSource = new DataSource({ type: 'postgres', entities: [Customer, Member] });
const customers = dataSource.getRepository(Customer);
const members = dataSource.getRepository(Member);

const app = express();
app.use(helmet());
app.use(express.json());

app.get('/customers', async (req, res) => {
  const name = String(req.query.name);
  await dataSource.query('SELECT * FROM customer WHERE name = $1', [name]);
  await dataSource.sql`SELECT * FROM customer WHERE name = ${name}`;
  await dataSource.query(`SELECT * FROM customer WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await dataSource.manager.query(`SELECT * FROM customer WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await customers.query(`SELECT * FROM customer WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await Member.query(`SELECT * FROM member WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  res.json(await customers.findOne({ where: { name } }));
});

app.get('/customers/builder', async (req, res) => {
  const direction = req.query.direction === 'desc' ? 'DESC' : 'ASC';
  const found = await customers
    .createQueryBuilder('c')
    .where('c.name = :name', { name: req.query.name })
    .andWhere(`c.name LIKE '%${req.query.part}%'`) // expect: no-raw-sql-interpolation
    .leftJoinAndSelect('c.orders', 'o', `o.state = '${req.query.state}'`) // expect: no-raw-sql-interpolation
    .andWhere(new Brackets(group => group.where('c.id = ' + req.query.id))) // expect: no-raw-sql-interpolation
    .andWhere(qb => `c.id IN ${qb.subQuery().select('m.id').from(Member, 'm').getQuery()}`)
    .orderBy('c.name', direction)
    .addOrderBy(String(req.query.sort)) // expect: no-raw-sql-interpolation
    .getMany();
  res.json(found);
});

app.get('/customers/raw', async (req, res) => {
  const name = String(req.query.name);
  await customers.findBy({ name: Raw(alias => `${alias} = :name`, { name }) });
  await customers.findBy({ name: Raw(alias => `${alias} = '${name}'`) }); // expect: no-raw-sql-interpolation
  await dataSource.transaction(async manager => {
    await manager.query(`DELETE FROM customer WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  });
  const runner = dataSource.createQueryRunner();
  await runner.query(`DELETE FROM customer WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await runner.release();
  res.sendStatus(204);
});

app.post('/customers', async (req, res) => {
  await customers.save({ name: 'a', password: req.body.password }); // expect: require-password-hash
  await customers.insert({ name: 'a', password: req.body.password }); // expect: require-password-hash
  await customers.update({ id: 1 }, { password: req.body.password }); // expect: require-password-hash
  await customers.createQueryBuilder().insert().values({ name: 'a', password: req.body.password }).execute(); // expect: require-password-hash
  await customers.save({ name: 'a', password: await bcrypt.hash(req.body.password, 12) });
  const customer = customers.create({ name: 'a', password: req.body.password });
  customer.password = await bcrypt.hash(req.body.password, 12);
  await customers.save(customer);
  res.sendStatus(201);
});

app.post('/members', async (req, res) => {
  await members.save(members.create({ name: 'a', password: req.body.password }));
  const member = new Member();
  member.password = req.body.password;
  await member.save();
  await members.insert({ name: 'a', password: req.body.password }); // expect: require-password-hash
  await members.update({ id: 1 }, { password: req.body.password }); // expect: require-password-hash
  await members.save({ name: 'a', password: req.body.password }); // expect: require-password-hash
  res.sendStatus(201);
});

export class CustomerService {
  constructor(
    private readonly repository: Repository<Customer>,
    private readonly manager: EntityManager,
  ) {}

  find(name: string): Promise<Customer[]> {
    return this.repository.createQueryBuilder('c').where(`c.name = '${name}'`).getMany(); // expect: no-raw-sql-interpolation
  }

  count(name: string): Promise<unknown> {
    return this.manager.query('SELECT count(*) FROM customer WHERE name = $1', [name]);
  }
}

export class AddNames implements MigrationInterface {
  private readonly table = 'customer';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ${this.table} ADD nickname text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ${this.table} DROP nickname`);
  }
}
