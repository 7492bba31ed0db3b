// A function that does something else for each kind of thing: only the kinds that lead to the query are told of.
import Router from 'koa-router';
import { Access, AccessUtils } from './access';
import { KINDS } from './kinds';

const router = new Router();

router.post('/enum', async ctx => {
  const { id } = ctx.request.body;
  await AccessUtils.canAccess(Access.OrgGet, ctx.session.id, id); // expect: no-raw-sql-interpolation
  await AccessUtils.canAccess(Access.OrgSet, ctx.session.id, id); // expect: no-raw-sql-interpolation
  await AccessUtils.canAccess(Access.RepoGet, ctx.session.id, id);
  await AccessUtils.canAccess(Access.RepoSet, ctx.session.id, id);
  await AccessUtils.canAccess(ctx.session.access, ctx.session.id, id); // expect: no-raw-sql-interpolation
});

router.post('/early', async ctx => {
  const { id } = ctx.request.body;
  const mine = KINDS.repo;
  await AccessUtils.early(KINDS.org, ctx.session.id, id); // expect: no-raw-sql-interpolation
  await AccessUtils.early(mine, ctx.session.id, id);
  await AccessUtils.early('repo', ctx.session.id, id);
});

router.post('/switch', async ctx => {
  const { id } = ctx.request.body;
  await AccessUtils.bySwitch('any', ctx.session.id, id); // expect: no-raw-sql-interpolation
  await AccessUtils.bySwitch('org', ctx.session.id, id); // expect: no-raw-sql-interpolation
  await AccessUtils.bySwitch('repo', ctx.session.id, id);
  await AccessUtils.bySwitch('none', ctx.session.id, id);
  await AccessUtils.otherwise('repo', ctx.session.id, id);
  await AccessUtils.otherwise('org', ctx.session.id, id); // expect: no-raw-sql-interpolation
});

router.post('/flag', async ctx => {
  const { id } = ctx.request.body;
  await AccessUtils.byFlag(ctx.session.id, id, true); // expect: no-raw-sql-interpolation
  await AccessUtils.byFlag(ctx.session.id, id, false);
  await AccessUtils.byFlag(ctx.session.id, id);
  await AccessUtils.byFlag(ctx.session.id, id, ctx.session.isOrg); // expect: no-raw-sql-interpolation
});

router.post('/option', async ctx => {
  const { id } = ctx.request.body;
  await AccessUtils.byOption(id, { kind: 'org', userId: ctx.session.id }); // expect: no-raw-sql-interpolation
  await AccessUtils.byOption(id, { kind: 'repo', userId: ctx.session.id });
  await AccessUtils.changed('repo', ctx.session.id, id); // expect: no-raw-sql-interpolation
});

export default router;
