// The setter of a Sequelize model and the @BeforeInsert hook of a TypeORM entity hash, each in another file.
import { Router } from 'express';
import { dataSource } from './data-source';
import { Account } from './account.model';
import { Employee } from './employee.entity';

export const accounts = Router();

accounts.post('/', async (req, res) => {
  const account = await Account.create({ email: req.body.email, password: req.body.password });
  res.status(201).json({ id: account.get('id') });
});

accounts.put('/:id/password', async (req, res) => {
  const account = await Account.findByPk(req.params.id);
  await account?.update({ password: req.body.password });
  res.sendStatus(204);
});

accounts.post('/employees', async (req, res) => {
  const repository = dataSource.getRepository(Employee);
  const employee = repository.create({ login: req.body.login, password: req.body.password });
  await repository.save(employee);
  res.status(201).json({ login: employee.login });
});
