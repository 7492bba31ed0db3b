const each = (count, piece, between = '\n') => Array.from({ length: count }, (_, index) => piece(index)).join(between);

const prelude = `import express from 'express';
import { Pool } from 'pg';
import bcrypt from 'bcrypt';
import jwt from 'jsonwebtoken';
import { createHash } from 'node:crypto';
const app = express();
const pool = new Pool();
const secret = process.env.SECRET;
`;

/** A handler with statements in it, before a server is started. */
const handler = body => `${prelude}
app.post('/', async (req, res) => {
${body}
  const hash = await bcrypt.hash(req.body.password, 12);
  res.json(jwt.sign({ hash }, secret));
});
app.listen(3000);
`;

/** Top-level code before a server is started. */
const program = body => `${prelude}${body}\napp.listen(3000);\n`;

/** Long, but no deeper than usual: any size occurs in generated code. */
const flat = {
  reassignments: k =>
    handler(`let sql = 'SELECT 1';\n${each(k, i => `sql += ' AND a = ' + req.query.p${i};`)}\nawait pool.query(sql);`),
  spreadObjects: k =>
    handler(
      `let filter = { path: req.query.path };\nfor (const key of req.query.keys) switch (key) {\n${each(k, i => `case 'k${i}': filter = { ...filter, k${i}: 1 }; break;`)}\n}\nawait pool.query('SELECT ' + filter.path);`,
    ),
  crossedSpreads: k =>
    handler(
      `let a = { q: 1 }, b = { r: 2 };\n${each(k, i => `if (req.query.x${i}) a = { ...b, a${i}: req.query.y${i} }; else b = { ...a, b${i}: 1 };`)}\nawait pool.query('SELECT ' + a.text + b.text);`,
    ),
  reassignedQueries: k => handler(`let sql = '';\n${each(k, () => 'sql += req.query.x; await pool.query(sql);')}`),
  branchedReassignments: k =>
    handler(
      `let sql = 'SELECT * FROM t WHERE true';\n${each(k, i => `if (req.query.p${i}) { sql += \` AND p${i} = '\${req.query.p${i}}'\`; }`)}\nawait pool.query(sql);`,
    ),
  aliasChain: k =>
    handler(`const v0 = req.query.a;\n${each(k, i => `const v${i + 1} = v${i};`)}\nawait pool.query('SELECT ' + v${k});`),
  aliasChainQueries: k =>
    handler(`const v0 = req.query.a;\n${each(k, i => `const v${i + 1} = v${i}; await pool.query('SELECT ' + v${i});`)}`),
  aliasGraph: k =>
    handler(
      `const v0 = req.query.a;\n${each(k, i => `const v${i + 1} = req.query.c${i} ? v${i} : v${i} + v${Math.max(0, i - 1)};`)}\nawait pool.query('SELECT ' + v${k});`,
    ),
  manyVariables: k => handler(each(k, i => `const v${i} = req.query.p${i}; await pool.query('SELECT ' + v${i});`)),
  manyImports: k =>
    `${each(k, i => `import { f${i} } from './m${i}.js';`)}\n${handler(each(k, i => `await pool.query('SELECT ' + f${i}(req.query.a));`))}`,
  manyRequires: k =>
    program(each(k, i => `const m${i} = require('./m${i}'); app.use(m${i}.router); pool.query(m${i}.sql + m${i}.build('x'));`)),
  manyRoutes: k =>
    program(
      each(k, i => `app.get('/r${i}/:id', async (req, res) => { res.json(await pool.query(\`SELECT \${req.params.id}\`)); });`),
    ),
  manyRouters: k =>
    program(
      `${each(k, i => `const r${i} = express.Router(); r${i}.get('/', (req, res) => pool.query('SELECT ' + req.query.a));`)}\n${each(k, i => `${i === 0 ? 'app' : `r${i - 1}`}.use('/r', r${i});`)}`,
    ),
  manyMiddlewares: k =>
    program(
      `${each(k, i => `app.use('/p${i}', express.json({ limit: '${i + 1}kb' }), (req, res, next) => next());`)}\napp.post('/', (req, res) => res.json(req.body));`,
    ),
  manyApplications: k =>
    each(
      k,
      i =>
        `const app${i} = require('express')(); app${i}.use(require('express').json()); app${i}.post('/', (req, res) => res.send(req.body)); app${i}.listen(${3000 + i});`,
    ),
  controllers: k =>
    `import { Body, Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
@Controller('c') export class C { constructor(private readonly source: DataSource) {}
${each(k, i => `@Get('g${i}') async g${i}(@Query('a') a: string) { return this.source.query(\`SELECT '\${a}'\`); }`)}
}`,
  functionRing: k =>
    program(
      `${each(k, i => `function f${i}(x) { return x.length > ${i} ? f${(i + 1) % k}(x + 'a') : x; }`)}\napp.get('/', (req, res) => pool.query('SELECT ' + f0(req.query.a)));`,
    ),
  functionChain: k =>
    program(
      `${each(k, i => `function f${i}(x) { return f${i + 1}(x); }`)}\nfunction f${k}(x) { return x; }\napp.get('/', (req, res) => pool.query('SELECT ' + f0(req.query.a)));`,
    ),
  queryingChain: k =>
    program(
      `${each(k, i => `function f${i}(x) { pool.query('SELECT ' + x); f${i + 1}(x + ' '); }`)}\nfunction f${k}() {}\napp.get('/', (req, res) => f0(req.query.a));`,
    ),
  functionGraph: k =>
    program(
      `${each(k, i => `function f${i}(x) { return ${i > 1 ? `f${i - 1}(x) + f${i - 2}(x)` : 'x'}; }`)}\napp.get('/', (req, res) => pool.query('SELECT ' + f${k - 1}(req.query.a)));`,
    ),
  setupGraph: k =>
    program(
      `${each(k, i => `function s${i}(a) { ${i > 1 ? `s${i - 1}(a); s${i - 2}(a);` : 'a.use(express.json());'} a.get('/r${i}', (req, res) => pool.query('SELECT ' + req.query.a)); }`)}\ns${k - 1}(app);`,
    ),
  methodGraph: k =>
    program(
      `class S {\n${each(k, i => `m${i}(x) { return ${i > 1 ? `this.m${i - 1}(x) + this.m${i - 2}(x)` : 'x'}; }`)}\n}\nconst s = new S();\napp.get('/', (req, res) => pool.query('SELECT ' + s.m${k - 1}(req.query.a)));`,
    ),
  methodRing: k =>
    program(
      `const o = {\n${each(k, i => `m${i}(x) { return x.length > ${i} ? o.m${(i + 1) % k}(x + 'a') : x; },`)}\n};\napp.get('/', (req, res) => pool.query('SELECT ' + o.m0(req.query.a)));`,
    ),
  objectGraph: k =>
    program(
      `${each(k, i => `function f${i}(o) { return ${i > 1 ? `f${i - 1}({ v: o.v }).v + f${i - 2}({ v: o.v }).v` : 'o'}; }`)}\napp.get('/', (req, res) => pool.query('SELECT ' + f${k - 1}({ v: req.query.a }).v));`,
    ),
  callbackGraph: k =>
    program(
      `${each(k, i => `function f${i}(x, cb) { ${i > 1 ? `f${i - 1}(x, y => f${i - 2}(y, cb));` : 'cb(x);'} }`)}\napp.get('/', (req, res) => f${k - 1}(req.query.a, v => pool.query('SELECT ' + v)));`,
    ),
  queryGraph: k =>
    program(
      `${each(k, i => `function f${i}(x) { pool.query('SELECT ' + x); ${i > 1 ? `f${i - 1}(x); f${i - 2}(x);` : ''} }`)}\napp.get('/', (req, res) => f${k - 1}(req.query.a));`,
    ),
  switchGraph: k =>
    program(
      `function f(n, x) { switch (n) {\n${each(k, i => `case ${i}: return f(${(i * 7) % k}, x) + f(${(i * 3) % k}, x);`)}\ndefault: return x; } }\napp.get('/', (req, res) => pool.query('SELECT ' + f(1, req.query.a)));`,
    ),
  tokenHelpers: k =>
    program(
      `${each(k, i => `function t${i}(token) { return ${i > 1 ? `t${i - 1}(token) || t${i - 2}(token)` : 'jwt.decode(token)'}; }`)}\napp.get('/', (req, res) => { const claims = t${k - 1}(req.headers.authorization); if (claims.role === 'admin') res.json(claims); });`,
    ),
  reshapedSegments: k =>
    program(
      `function claimsOf(token) { let text = read(token);\n${each(k, i => `text = text.replace(/${i}/g, '+');`)}\nreturn JSON.parse(Buffer.from(text, 'base64').toString()); }\napp.get('/', (req, res) => { const claims = claimsOf(req.headers.authorization); if (claims.role === 'admin') res.json(claims); });`,
    ),
  reshapedPayloads: k =>
    program(
      `function claimsOf(token) { let text = Buffer.from(token.split('.')[1], 'base64').toString();\n${each(k, i => `text = text.replace(/${i}/g, '+');`)}\nreturn JSON.parse(text); }\napp.get('/', (req, res) => { const claims = claimsOf(req.headers.authorization); if (claims.role === 'admin') res.json(claims); });`,
    ),
  reassignedInBranches: k =>
    handler(
      `let sql = req.query.sql;\n${each(k, i => `if (req.query.a${i}) sql = 'SELECT ${i}'; else if (req.query.b${i}) sql = 'SELECT -${i}'; else sql = sql + '${i}';`)}\nawait pool.query(sql);`,
    ),
  middlewareLists: k =>
    program(
      `const l0 = [express.json()];\n${each(k, i => `const l${i + 1} = [...l${i}, ...l${i}, (req, res, next) => next()];`)}\napp.use(l${k});\napp.post('/', (req, res) => res.json(req.body));`,
    ),
  conditionalPieces: k =>
    program(
      `function f(req) { let s = '';\n${each(k, i => `if (req.query.a${i}) s = s + (req.query.b ? s : 'x') + req.query.a${i};`)}\nreturn s; }\napp.get('/', (req, res) => pool.query('SELECT ' + f(req)));`,
    ),
  helperCalls: k =>
    program(
      `const build = x => \`SELECT '\${x}'\`;\nasync function run(sql) { return pool.query(sql); }\n${each(k, i => `app.get('/r${i}', async (req, res) => res.json(await run(build(req.query.p${i}))));`)}`,
    ),
  switchCases: k =>
    handler(
      `let sql;\nswitch (req.query.kind) {\n${each(k, i => `case 'k${i}': sql = 'SELECT ' + req.query.p${i}; await pool.query(sql); break;`)}\n}\nawait pool.query(sql);`,
    ),
  bigObject: k =>
    handler(
      `const columns = {\n${each(k, i => `c${i}: 'column_${i}',`)}\n};\nconst column = columns[req.query.sort] ?? 'id';\nawait pool.query(\`SELECT * FROM t ORDER BY \${column}\`);\nawait pool.query('SELECT ' + columns[req.query.a]);`,
    ),
  objectOfQueries: k =>
    handler(
      `const queries = {\n${each(k, i => `q${i}: \`SELECT \${req.query.p${i}}\`,`)}\n};\n${each(k, i => `await pool.query(queries.q${i});`)}`,
    ),
  bigArray: k =>
    handler(
      `const columns = [${each(k, i => `'column_${i}'`, ', ')}];\nif (!columns.includes(req.query.sort)) return;\nawait pool.query('SELECT * FROM t ORDER BY ' + req.query.sort);`,
    ),
  manyPushes: k =>
    handler(
      `const parts = [];\n${each(k, i => `parts.push("a = '" + req.query.p${i} + "'");`)}\nawait pool.query('SELECT ' + parts.join(' AND '));`,
    ),
  pushesAndQueries: k =>
    handler(`const parts = [];\n${each(k, i => `parts.push(req.query.p${i}); await pool.query('SELECT ' + parts.join());`)}`),
  hugeTemplate: k => handler(`await pool.query(\`SELECT ${each(k, i => `\${req.query.p${i}} AS c${i}`, ', ')}\`);`),
  longText: k => handler(`await pool.query("SELECT ${each(k, i => `column_${i} = 'x'`, ', ')}" + req.query.a);`),
  manyQueries: k =>
    handler(
      each(k, i => `await pool.query(\`SELECT * FROM t${i} WHERE a = '\${req.query.p${i}}' AND b = \${Number(req.query.b)}\`);`),
    ),
  manyReferences: k => handler(`const name = req.query.name;\n${each(k, () => "await pool.query('SELECT ' + name);")}`),
  guardList: k =>
    handler(
      `const x = req.query.a;\n${each(k, i => `if (x === 'bad${i}') return res.sendStatus(400);`)}\nif (!['a', 'b'].includes(x)) return;\nawait pool.query('SELECT ' + x);`,
    ),
  checkResults: k =>
    handler(each(k, i => `const r${i} = check(req.query.a${i});\nif (r${i}) await pool.query('SELECT ' + req.query.b${i});`)),
  carriedValues: k =>
    program(
      `app.use((req, res, next) => {\n${each(k, i => `res.locals.v${i} = req.query.p${i};`)}\nnext();\n});\napp.get('/', async (req, res) => {\n${each(k, i => `await pool.query('SELECT ' + res.locals.v${i});`)}\n});`,
    ),
  guardedQueries: k =>
    handler(
      each(
        k,
        i => `if (!/^[a-z]+$/.test(req.query.p${i})) return res.sendStatus(400);\nawait pool.query('SELECT ' + req.query.p${i});`,
      ),
    ),
  manyClasses: k =>
    program(
      `${each(k, i => `class R${i} { constructor(pool) { this.pool = pool; } find(id) { return this.pool.query('SELECT ' + id); } }`)}\napp.get('/', (req, res) => {\n${each(k, i => `new R${i}(pool).find(req.query.a);`)}\n});`,
    ),
  subclasses: k =>
    program(
      `class R0 { constructor() { this.pool = pool; } run(sql) { return this.pool.query(sql); } }\n${each(k, i => `class R${i + 1} extends R${i} { m${i}(x) { return this.run('SELECT ' + x); } }`)}\napp.get('/', (req, res) => new R${k}().m0(req.query.a));`,
    ),
  manyFields: k =>
    program(
      `class Store { constructor(req) { this.pool = pool;\n${each(k, i => `this.f${i} = req.query.p${i};`)}\n}\n${each(k, i => `m${i}() { return this.pool.query('SELECT ' + this.f${i}); }`)}\n}\napp.get('/', (req, res) => new Store(req).m0());`,
    ),
  propertyWrites: k =>
    handler(
      `const options = {};\n${each(k, i => `options.p${i} = req.query.p${i}; await pool.query('SELECT ' + options.p${i});`)}`,
    ),
  spreadChain: k =>
    handler(
      `const o0 = { a: req.query.a };\n${each(k, i => `const o${i + 1} = { ...o${i}, p${i}: req.query.p${i} };`)}\nawait pool.query('SELECT ' + o${k}.a);`,
    ),
  destructuringChain: k =>
    handler(
      `const { a: { rest: r0 } } = { a: { rest: req.query } };\n${each(k, i => `const { p${i}, ...r${i + 1} } = r${i}; await pool.query('SELECT ' + p${i});`)}`,
    ),
  manyHashes: k =>
    handler(
      each(
        k,
        i =>
          `const h${i} = await bcrypt.hash(req.body.password${i}, ${4 + (i % 10)}); createHash('md5').update(req.body.password).digest('hex');`,
      ),
    ),
  storedPasswords: k =>
    handler(
      `${each(k, i => `const u${i} = { password: req.body.p${i} }; u${i}.password = await bcrypt.hash(u${i}.password, 10); await pool.query('INSERT INTO users (password) VALUES ($1)', [u${i}.password]);`)}`,
    ),
  manyTokens: k =>
    handler(
      each(
        k,
        i =>
          `const t${i} = jwt.verify(req.headers.token${i}, secret); if (jwt.decode(req.body.t).role === 'r${i}') await pool.query('SELECT ' + t${i}.name);`,
      ),
    ),
  switchedPasswords: k =>
    handler(
      `let typed = req.body.password;\n${each(k, i => `switch (req.body.p${i}) { case 1: typed = typed + 'a'; break; case 2: typed = 'b' + typed; break; default: }`)}\nconst { rows } = await pool.query('SELECT password FROM users');\nif (rows[0].password === typed) res.end();`,
    ),
  switchedLimits: k =>
    program(
      `let limit = '100kb';\n${each(k, i => `switch (process.env.P${i}) { case 'a': limit = limit + 'a'; break; case 'b': limit = 'b' + limit; break; default: }`)}\napp.use(express.json({ limit }));`,
    ),
  doubledTemplates: k =>
    handler(
      `let text = req.query.a;\n${each(k, () => `text = \`\${text}-\${text}\`;`)}\nawait pool.query("SELECT * FROM t WHERE a = '" + text + "'");`,
    ),
  manyComments: k => handler(each(k, i => `// step ${i}\n/* SELECT ${i} */ await pool.query('SELECT ' + req.query.a); // done`)),
};

/** Nested as deeply as they are long: parsers give up on them at some hundreds or thousands. */
const deep = {
  concatenation: k => handler(`await pool.query('SELECT ' + ${each(k, i => `req.query.p${i} + ', c${i} = '`, ' + ')});`),
  methodChain: k => program(`app${each(k, i => `.get('/r${i}', (req, res) => pool.query('SELECT ' + req.query.a))`)};`),
  knexChain: k =>
    `const knex = require('knex')({ client: 'pg' });\n${handler(`await knex('t')${each(k, i => `.whereRaw('a${i} = ' + req.query.p${i})`)};`)}`,
  thenChain: k =>
    handler(`pool.query('SELECT 1')${each(k, i => `.then(r => pool.query('SELECT ' + r.rows[${i}].name + req.query.a))`)};`),
  callbackPyramid: k =>
    handler(
      `${each(k, i => `pool.query('SELECT ' + ${i ? `r${i - 1}.rows[0].name` : 'req.query.a'}, (e${i}, r${i}) => {`)}\n${'});'.repeat(k)}`,
    ),
  nestedCalls: k =>
    program(
      `const clean = x => x.trim();\napp.get('/', (req, res) => pool.query('SELECT ' + ${'clean('.repeat(k)}req.query.a${')'.repeat(k)}));`,
    ),
  nestedFunctions: k =>
    program(
      `app.get('/', (req, res) => {\n${each(k, i => `function f${i}(x) { pool.query('SELECT ' + x + req.query.a);`)}\n${'}'.repeat(k)}\n});`,
    ),
  nestedBlocks: k =>
    handler(`const x = req.query.a;\n${each(k, i => `if (x !== 'v${i}') { await pool.query('SELECT ' + x);`)}\n${'}'.repeat(k)}`),
  ifElseChain: k =>
    handler(
      `let sql;\n${each(k, i => `if (req.query.a === 'v${i}') { sql = 'SELECT ' + req.query.p${i}; }`, ' else ')}\nawait pool.query(sql);`,
    ),
  conditionalChain: k =>
    handler(`await pool.query('SELECT ' + (${each(k, i => `req.query.a === 'v${i}' ? req.query.p${i} : `, '')}'x'));`),
  logicalChain: k =>
    handler(`const x = req.query.a;\nif (${each(k, i => `x === 'v${i}'`, ' || ')}) await pool.query('SELECT ' + x);`),
  nestedObjects: k =>
    handler(`const o = ${'{ a: '.repeat(k)}req.query.a${' }'.repeat(k)};\nawait pool.query('SELECT ' + o${'.a'.repeat(k)});`),
  nestedTemplates: k => handler(`await pool.query(${'`SELECT ${'.repeat(k)}req.query.a${'}`'.repeat(k)});`),
  nestedMiddlewares: k =>
    program(
      `app.use(${'express.Router().use('.repeat(k)}express.json()${')'.repeat(k)});\napp.post('/', (req, res) => pool.query('SELECT ' + req.body.a));`,
    ),
};

/** Code on which linters turn slow, each with queries, routes, hashes or tokens: `{ name, isDeep, code(k) }`. */
export const shapes = [
  ...Object.entries(flat).map(([name, code]) => ({ name, isDeep: false, code })),
  ...Object.entries(deep).map(([name, code]) => ({ name, isDeep: true, code })),
];
