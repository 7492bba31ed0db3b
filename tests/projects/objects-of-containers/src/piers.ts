// Repositories that a container gives are followed like those that a program makes itself.
import { Router } from 'express';
import { Container as Inversify } from 'inversify';
import { Container } from 'typedi';
import { container } from 'tsyringe';
import { Berths } from './berths';

const kept = new Inversify();

export const piers = Router();

piers.get('/typedi', async (req, res) => {
  res.json(await Container.get(Berths).by(req.params.column)); // expect: no-raw-sql-interpolation
});
piers.get('/tsyringe', async (req, res) => {
  const berths = container.createChildContainer().resolve(Berths);
  res.json(await berths.by(req.params.column)); // expect: no-raw-sql-interpolation
});
piers.get('/inversify', async (req, res) => {
  const berths = await kept.getAsync<Berths>('berths');
  res.json(await berths.by(req.params.column)); // expect: no-raw-sql-interpolation
});
piers.get('/known', async (req, res) => {
  if (!['id', 'length'].includes(req.params.column)) return void res.sendStatus(404);
  res.json(await Container.get(Berths).by(req.params.column));
});
piers.get('/ships/:ship', async (req, res) => {
  if (!/^[A-Z]{4}\d{6}$/.test(req.params.ship)) return void res.sendStatus(404);
  res.json(await container.resolve(Berths).ofShip(req.params.ship));
});
piers.get('/piers/:pier', async (req, res) => {
  res.json(await kept.get(Berths).at(req.params.pier));
});
