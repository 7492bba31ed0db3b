import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixed, fixtures } from '../rules/tester.js';

const folder = path.resolve(import.meta.dirname, '../../node_modules/.cache/require-helmet');
const filename = path.join(fixtures, 'file.mjs');
let modules = 0;

beforeAll(() => mkdir(folder, { recursive: true }));
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly frames: string | null;
  readonly sniffing: string | null;
  readonly transport: string | null;
}

/** What a program answers that exports `start`, which gives its address and a way to stop it. */
async function answerOf(code: string, extension = 'mjs', at = '/'): Promise<Answer> {
  modules += 1;
  const file = path.join(folder, `program-${modules}.${extension}`);
  await writeFile(file, code);
  const loaded = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { start?: Start; default?: { start: Start } };
  const program = await (loaded.start ?? (loaded.default as { start: Start }).start)();
  try {
    const response = await fetch(`http://127.0.0.1:${program.port}${at}`);
    const header = (name: string) => response.headers.get(name);
    return {
      status: response.status,
      body: await response.text(),
      frames: header('x-frame-options'),
      sniffing: header('x-content-type-options'),
      transport: header('strict-transport-security'),
    };
  } finally {
    await program.stop();
  }
}

type Start = () => Promise<{ readonly port: number; readonly stop: () => unknown }>;

/** A start function over a node server. */
const started = (listen: string): string => `
export const start = () => new Promise(resolve => {
  const server = ${listen};
  server.on('listening', () => resolve({ port: server.address().port, stop: () => server.close() }));
});
`;

const programs: readonly (readonly [name: string, code: string, extension?: string])[] = [
  [
    'express',
    `import express from 'express';
const app = express();
app.get('/', (req, res) => res.json({ hello: 'world' }));
${started("app.listen(0, '127.0.0.1')")}`,
  ],
  [
    'express in CommonJS',
    `const express = require('express');
const app = express();
app.use('/', express.Router().get('/', (req, res) => res.json({ hello: 'world' })));
exports.start = () => new Promise(resolve => {
  const server = app.listen(0, '127.0.0.1', () => resolve({ port: server.address().port, stop: () => server.close() }));
});
`,
    'cjs',
  ],
  [
    'express as a chain',
    `import express from 'express';
const app = express().get('/', (req, res) => res.json({ hello: 'world' }));
${started("app.listen(0, '127.0.0.1')")}`,
  ],
  [
    'express with static files',
    `import express from 'express';
const app = express();
app.use(express.static('nothing'));
app.get('/', (req, res) => res.json({ hello: 'world' }));
${started("app.listen(0, '127.0.0.1')")}`,
  ],
  [
    'koa',
    `import Koa from 'koa';
const app = new Koa();
app.use(ctx => {
  ctx.body = { hello: 'world' };
});
${started("app.listen(0, '127.0.0.1')")}`,
  ],
  [
    'fastify',
    `import fastify from 'fastify';
const app = fastify();
app.get('/', async () => ({ hello: 'world' }));
export const start = async () => {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { port: app.server.address().port, stop: () => app.close() };
};`,
  ],
  [
    'hapi',
    `import Hapi from '@hapi/hapi';
const server = Hapi.server({ port: 0, host: '127.0.0.1' });
server.route({ method: 'GET', path: '/', handler: () => ({ hello: 'world' }) });
export const start = async () => {
  await server.start();
  return { port: server.info.port, stop: () => server.stop() };
};`,
  ],
  [
    'hono',
    `import { Hono } from 'hono';
import { serve } from '@hono/node-server';
const app = new Hono();
app.get('/', c => c.json({ hello: 'world' }));
${started("serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })")}`,
  ],
  [
    'nest on express',
    `import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
class Root {
  hello() {
    return { hello: 'world' };
  }
}
Get()(Root.prototype, 'hello', Object.getOwnPropertyDescriptor(Root.prototype, 'hello'));
Controller()(Root);
class AppModule {}
Module({ controllers: [Root] })(AppModule);
export const start = async () => {
  const app = await NestFactory.create(AppModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  return { port: app.getHttpServer().address().port, stop: () => app.close() };
};`,
  ],
  [
    'nest on fastify',
    `import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
class Root {
  hello() {
    return { hello: 'world' };
  }
}
Get()(Root.prototype, 'hello', Object.getOwnPropertyDescriptor(Root.prototype, 'hello'));
Controller()(Root);
class AppModule {}
Module({ controllers: [Root] })(AppModule);
export const start = async () => {
  const app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  return { port: app.getHttpServer().address().port, stop: () => app.close() };
};`,
  ],
];

describe('the headers come with the fix and nothing else changes', () => {
  test.each(programs)('%s', async (_name, code = '', extension = 'mjs') => {
    const repaired = fixed('require-helmet', code, { suggestions: true, filename });
    expect(repaired).not.toBe(code);
    const before = await answerOf(code, extension);
    const after = await answerOf(repaired, extension);
    expect(before).toEqual({ status: 200, body: '{"hello":"world"}', frames: null, sniffing: null, transport: null });
    expect(after).toEqual({
      status: 200,
      body: '{"hello":"world"}',
      frames: expect.stringMatching(/^(?:SAMEORIGIN|DENY)$/) as string,
      sniffing: 'nosniff',
      transport: expect.stringMatching(/^max-age=\d{8}/) as string,
    });
  });

  test('an error page cannot be framed either', async () => {
    const [, code] = programs[0] as readonly [string, string];
    const before = await answerOf(code, 'mjs', '/missing');
    const after = await answerOf(fixed('require-helmet', code, { filename }), 'mjs', '/missing');
    expect([before.status, before.frames]).toEqual([404, null]);
    expect([after.status, after.frames]).toEqual([404, 'SAMEORIGIN']);
  });

  test('helmet that is not called fails on every request until it is', async () => {
    const code = `import express from 'express';
import helmet from 'helmet';
const app = express();
app.set('env', 'test');
app.use(helmet);
app.get('/', (req, res) => res.json({ hello: 'world' }));
${started("app.listen(0, '127.0.0.1')")}`;
    const before = await answerOf(code);
    const after = await answerOf(fixed('require-helmet', code, { filename }));
    expect([before.status, before.frames]).toEqual([500, null]);
    expect(after).toMatchObject({ status: 200, body: '{"hello":"world"}', frames: 'SAMEORIGIN', sniffing: 'nosniff' });
  });

  test('helmet after a route does nothing for it', async () => {
    const code = `import express from 'express';
import helmet from 'helmet';
const app = express();
app.get('/', (req, res) => res.json({ hello: 'world' }));
app.use(helmet());
${started("app.listen(0, '127.0.0.1')")}`;
    expect(fixed('require-helmet', code, { filename, suggestions: true })).toBe(code);
    expect(await answerOf(code)).toMatchObject({ status: 200, frames: null, sniffing: null });
  });
});
