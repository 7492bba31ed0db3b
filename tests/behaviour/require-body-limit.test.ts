import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fixed, lint } from '../rules/tester.js';

/** Inside node_modules, so that the programs find the packages of this repository. */
const folder = path.resolve(import.meta.dirname, '../../node_modules/.cache/require-body-limit');
const servers: Server[] = [];
let programs = 0;

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a program whose default export starts a server; gives its address. */
async function start(program: string): Promise<string> {
  programs += 1;
  const file = path.join(folder, `program-${process.pid}-${programs}.mjs`);
  writeFileSync(file, program);
  const { default: listen } = (await import(pathToFileURL(file).href)) as { default: () => Promise<Server> };
  const server = await listen();
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

interface Sent {
  readonly body: string | FormData;
  readonly type?: string;
}

/** The status of the answer with its text, or `refused` where the connection was closed before one came. */
async function send(url: string, { body, type }: Sent): Promise<string> {
  try {
    const response = await fetch(url, { method: 'POST', body, ...(type ? { headers: { 'content-type': type } } : {}) });
    const text = await response.text();
    return response.ok ? `${response.status} ${text}` : String(response.status);
  } catch {
    return 'refused';
  }
}

const json = (size: number): Sent => ({ body: JSON.stringify('x'.repeat(size - 2)), type: 'application/json' });
const object = (size: number): Sent => ({ body: JSON.stringify({ a: 'x'.repeat(size - 8) }), type: 'application/json' });
const text = (size: number): Sent => ({ body: 'x'.repeat(size), type: 'text/plain' });
const upload = (size: number): Sent => {
  const form = new FormData();
  form.append('file', new Blob(['x'.repeat(size)]), 'file.txt');
  return { body: form };
};
const form = (count: number): Sent => ({
  body: Array.from({ length: count }, (_, index) => `p${index}=1`).join('&'),
  type: 'application/x-www-form-urlencoded',
});

const KB = 1024;
const MB = 1024 * KB;

const listening = 'const listening = server => new Promise(done => { server.listen(0, "127.0.0.1", () => done(server)); });';

const onExpress = (imports: string, setup: string, handler: string): string => `
import express from 'express';
import http from 'node:http';
${imports}
${listening}
export default () => {
  const app = express();
  app.set('env', 'test');
  ${setup}
  app.post('/', ${handler});
  return listening(http.createServer(app));
};`;

const onKoa = (setup: string): string => `
import Koa from 'koa';
import http from 'node:http';
import bodyParser from 'koa-bodyparser';
${listening}
export default () => {
  const app = new Koa();
  app.silent = true;
  ${setup}
  app.use(ctx => { ctx.body = String(ctx.request.rawBody.length); });
  return listening(http.createServer(app.callback()));
};`;

const onFastify = (setup: string, handler: string): string => `
import fastify from 'fastify';
import multipart from '@fastify/multipart';
export default async () => {
  ${setup}
  app.post('/', ${handler});
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app.server;
};`;

const onNode = (imports: string, handler: string): string => `
import http from 'node:http';
${imports}
${listening}
export default () => listening(http.createServer(${handler}));`;

const echoed = '(req, res) => res.send(String(JSON.stringify(req.body ?? null).length))';
const echoedFile = '(req, res) => res.send(String(req.file.size))';
const echoedUpload = '(req, res) => res.send(String(req.files.file.size))';

describe('a suggestion keeps small requests and refuses large ones', () => {
  const cases: readonly (readonly [name: string, program: string, small: Sent, large: Sent])[] = [
    [
      'unlimited: express.json',
      onExpress('', 'app.use(express.json({ strict: false, limit: Infinity }));', echoed),
      json(KB),
      json(300 * KB),
    ],
    [
      'unlimited: the parameters of express.urlencoded',
      onExpress('', 'app.use(express.urlencoded({ extended: false, parameterLimit: Infinity }));', echoed),
      form(10),
      form(2000),
    ],
    ['unlimited: koa-bodyparser', onKoa("app.use(bodyParser({ jsonLimit: 'none' }));"), object(KB), object(2 * MB)],
    [
      'unlimited: a plugin of fastify',
      onFastify(
        'const app = fastify(); await app.register(multipart, { limits: { fileSize: Infinity } });',
        'async request => String((await (await request.file()).toBuffer()).length)',
      ),
      upload(KB),
      upload(2 * MB),
    ],
    [
      'unlimited: hono',
      `import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { serve } from '@hono/node-server';
export default () => {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: '10kb' }));
  app.post('/', async c => c.text(String((await c.req.text()).length)));
  return new Promise(done => { const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => done(server)); });
};`,
      text(KB),
      text(200 * KB),
    ],
    [
      'missing: multer',
      onExpress("import multer from 'multer';", "app.use(multer().single('file'));", echoedFile),
      upload(KB),
      upload(6 * MB),
    ],
    [
      'missing: express-fileupload',
      onExpress("import fileUpload from 'express-fileupload';", 'app.use(fileUpload());', echoedUpload),
      upload(KB),
      upload(6 * MB),
    ],
    [
      'missing: raw-body',
      onNode(
        "import getRawBody from 'raw-body';",
        'async (req, res) => { try { const body = await getRawBody(req); res.end(String(body.length)); } catch (error) { res.writeHead(error.statusCode).end(); } }',
      ),
      text(KB),
      text(300 * KB),
    ],
    [
      'missing: busboy',
      onNode(
        "import busboy from 'busboy';",
        `(req, res) => {
  const parser = busboy({ headers: req.headers });
  let size = 0;
  parser.on('file', (name, file) => {
    file.on('data', chunk => { size += chunk.length; });
    file.on('limit', () => { res.writeHead(413).end(); });
  });
  parser.on('close', () => { if (!res.headersSent) res.end(String(size)); });
  req.pipe(parser);
}`,
      ),
      upload(KB),
      upload(6 * MB),
    ],
    [
      'noEffect: multer',
      onExpress("import multer from 'multer';", "app.use(multer({ fileSize: 10_000 }).single('file'));", echoedFile),
      upload(KB),
      upload(20 * KB),
    ],
    [
      'noEffect: fastify',
      onFastify('const app = fastify({ limit: 10_000 });', 'async request => String(request.body.length)'),
      json(KB),
      json(20 * KB),
    ],
    [
      'truncated: express-fileupload',
      onExpress(
        "import fileUpload from 'express-fileupload';",
        'app.use(fileUpload({ limits: { fileSize: 10_000 } }));',
        echoedUpload,
      ),
      upload(KB),
      upload(MB),
    ],
    [
      'unboundedStream: a listener with a block',
      onNode(
        '',
        "(req, res) => { let body = ''; req.on('data', chunk => { body += chunk; }); req.on('end', () => res.end(String(body.length))); }",
      ),
      text(KB),
      text(3 * MB),
    ],
    [
      'unboundedStream: a listener that is one expression',
      onNode(
        '',
        "(req, res) => { let body = ''; req.on('data', chunk => (body += chunk)); req.on('end', () => res.end(String(body.length))); }",
      ),
      text(KB),
      text(3 * MB),
    ],
  ];

  test.each(cases)('%s', async (_, program, small, large) => {
    const mended = fixed('require-body-limit', program, { suggestions: true });
    expect(mended).not.toBe(program);
    expect(lint('require-body-limit', mended)).toEqual([]);
    const [before, after] = [await start(program), await start(mended)];
    const answer = await send(before, small);
    expect(answer).toMatch(/^200 \d+$/);
    expect(await send(after, small)).toBe(answer);
    expect(await send(before, large)).toMatch(/^200 \d+$/);
    expect(await send(after, large)).toMatch(/^(?:413|500|refused)$/);
  });
});

describe('the handler settles after a request was ended', () => {
  const reading = (listener: string): string => `
import http from 'node:http';
${listening}
const outcomes = [];
const read = req =>
  new Promise((resolve, reject) => {
    let data = '';
    ${listener}
  });
export default () =>
  listening(
    http.createServer(async (req, res) => {
      if (req.method === 'GET') return res.end(outcomes.join());
      try {
        const data = await read(req);
        outcomes.push('resolved');
        res.end(String(data.length));
      } catch (error) {
        outcomes.push(error.message);
      }
    }),
  );`;
  const cases: readonly (readonly [name: string, listener: string])[] = [
    [
      'listeners one by one',
      "req.on('data', part => (data += part)); req.once('end', () => resolve(data)); req.once('error', reject);",
    ],
    ['a chain', "req.on('error', reject).on('data', part => { data += part; }).on('end', () => resolve(data));"],
  ];

  test.each(cases)('%s', async (_, listener) => {
    const program = reading(listener);
    const mended = fixed('require-body-limit', program, { suggestions: true });
    expect(mended).not.toBe(program);
    const url = await start(mended);
    expect(await send(url, text(KB))).toBe(`200 ${KB}`);
    expect(await send(url, text(3 * MB))).toBe('refused');
    await expect.poll(async () => (await fetch(url)).text()).toBe('resolved,The body is too large.');
  });
});

describe('an automatic fix changes nothing', () => {
  const cases: readonly (readonly [name: string, program: string, accepted: readonly Sent[], refused: Sent])[] = [
    [
      'express.json',
      onExpress('', 'app.use(express.json({ strict: false }));', echoed),
      [json(KB), json(100 * KB)],
      json(100 * KB + 1),
    ],
    ['express.text', onExpress('', 'app.use(express.text());', echoed), [text(KB), text(100 * KB)], text(100 * KB + 1)],
    ['koa-bodyparser', onKoa('app.use(bodyParser());'), [object(KB), object(MB)], object(MB + 1)],
    [
      'fastify',
      onFastify('const app = fastify();', 'async request => String(request.body.length)'),
      [json(KB), json(MB)],
      json(MB + 1),
    ],
    [
      'hapi',
      `import Hapi from '@hapi/hapi';
export default async () => {
  const server = Hapi.server({ port: 0, host: '127.0.0.1' });
  server.route({ method: 'POST', path: '/', handler: request => String(request.payload.length) });
  await server.start();
  return server.listener;
};`,
      [text(KB), text(MB)],
      text(MB + 1),
    ],
  ];

  test.each(cases)('%s', async (_, program, accepted, refused) => {
    const options = { requireExplicit: true };
    const mended = fixed('require-body-limit', program, { options });
    expect(mended).not.toBe(program);
    expect(lint('require-body-limit', mended, options)).toEqual([]);
    const [before, after] = [await start(program), await start(mended)];
    for (const sent of accepted) {
      const answer = await send(before, sent);
      expect(answer).toMatch(/^200 \d+$/);
      expect(await send(after, sent)).toBe(answer);
    }
    expect(await send(before, refused)).toMatch(/^(?:413|refused)$/);
    expect(await send(after, refused)).toMatch(/^(?:413|refused)$/);
  });
});

describe('what the messages say is true', () => {
  test('`50m` is 50 bytes, and the suggestion makes it 50 MB', async () => {
    const program = onExpress('', "app.use(express.json({ strict: false, limit: '50m' }));", echoed);
    const mended = fixed('require-body-limit', program, { suggestions: true });
    expect(mended).toContain("limit: '50mb'");
    expect(await send(await start(program), json(50))).toMatch(/^200/);
    expect(await send(await start(program), json(51))).toBe('413');
    expect(await send(await start(mended), json(MB))).toMatch(/^200/);
  });

  test('a second parser never runs', async () => {
    const program = onExpress(
      '',
      "app.use(express.json({ strict: false }));\n  app.use(express.json({ limit: '50mb' }));",
      echoed,
    );
    expect(lint('require-body-limit', program).map(message => message.messageId)).toEqual(['neverRuns']);
    expect(await send(await start(program), json(300 * KB))).toBe('413');
  });

  test('the limit of a fastify parser of streams is not enforced', async () => {
    const setup = `const app = fastify();
  app.addContentTypeParser('text/plain', { bodyLimit: 1000 }, async (request, payload) => { let size = 0; for await (const chunk of payload) size += chunk.length; return size; });`;
    const program = onFastify(setup.replace("'text/plain'", "'text/csv'"), 'async request => String(request.body)');
    expect(lint('require-body-limit', program).map(message => message.messageId)).toEqual(['uncounted']);
    const chunked = new Blob(['x'.repeat(MB)]).stream();
    const response = await fetch(await start(program), {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: chunked,
      duplex: 'half',
    });
    expect(await response.text()).toBe(String(MB));
  });

  test('text as a limit of fastify and of multer fails at start', async () => {
    const program = onFastify("const app = fastify({ bodyLimit: '1mb' });", 'async () => "ok"');
    const mended = fixed('require-body-limit', program, { suggestions: true });
    await expect(start(program)).rejects.toThrow(/bodyLimit/);
    expect(await send(await start(mended), json(KB))).toBe('200 ok');
    const files = onExpress(
      "import multer from 'multer';",
      "app.use(multer({ limits: { fileSize: '5mb' } }).single('file'));",
      echoedFile,
    );
    await expect(async () => start(files)).rejects.toThrow(/fileSize/);
    expect(await send(await start(fixed('require-body-limit', files, { suggestions: true })), upload(KB))).toBe('200 1024');
  });
});
