import path from 'node:path';
import rule from '../../src/rules/require-body-limit.js';
import { fixtures, tester } from './tester.js';

const filename = path.join(fixtures, 'file.ts');

/** Code by its lines. */
const lines = (...text: readonly string[]): string => text.join('\n');

tester.run('require-body-limit', rule, {
  valid: [
    {
      name: 'the default of a JSON parser',
      filename,
      code: lines("import express from 'express';", 'const app = express();', 'app.use(express.json());'),
    },
    {
      name: 'the default of a form parser',
      filename,
      code: lines("const bodyParser = require('body-parser');", 'app.use(bodyParser.urlencoded({ extended: false }));'),
    },
    {
      name: 'the raw body of a webhook',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "app.post('/webhook', express.raw({ type: 'application/json' }), (req, res) => res.end());",
      ),
    },
    {
      name: 'a verify function beside the default',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'app.use(express.json({ verify: (req, res, buffer) => { req.rawBody = buffer; } }));',
      ),
    },
    {
      name: 'a limit of 10mb for uploads',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "app.use('/upload', express.json({ limit: '10mb' }));",
      ),
    },
    {
      name: 'a limit of 50mb',
      filename,
      code: lines("import express from 'express';", 'const app = express();', "app.use(express.json({ limit: '50mb' }));"),
    },
    {
      name: 'the greatest limit that is no cause for a report',
      filename,
      code: lines("import express from 'express';", 'const app = express();', "app.use(express.json({ limit: '100mb' }));"),
    },
    {
      name: 'a limit in bytes as text',
      filename,
      code: lines("import express from 'express';", 'const app = express();', "app.use(express.json({ limit: '1048576' }));"),
    },
    {
      name: 'spaces, decimals and capitals in a size',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "app.use(express.json({ limit: '1.5 MB' }));",
        "app.use(express.text({ limit: '10 kb' }));",
      ),
    },
    {
      name: 'a limit as an expression',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'app.use(express.json({ limit: 5 * 1024 * 1024 }));',
      ),
    },
    {
      name: 'a limit from the environment',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "app.use(express.json({ limit: process.env.BODY_LIMIT || '1mb' }));",
      ),
    },
    {
      name: 'a limit from a configuration of another file',
      filename,
      code: lines(
        "import { config } from './config.js';",
        "import express from 'express';",
        'const app = express();',
        'app.use(express.json({ limit: config.limit }));',
      ),
    },
    {
      name: 'no limit in one of two known cases',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "app.use(express.json({ limit: process.env.NODE_ENV === 'test' ? Infinity : '1mb' }));",
      ),
    },
    {
      name: 'false stands for the default',
      filename,
      code: lines("import bodyParser from 'koa-bodyparser';", 'app.use(bodyParser({ jsonLimit: 0 }));'),
    },
    {
      name: 'many parameters',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "app.use(express.urlencoded({ extended: true, limit: '50mb', parameterLimit: 50000 }));",
      ),
    },
    ...['{ port: 8080 }', '{ noServer: true, maxPayload: 64 * 1024 }', '{ server, ...options }', '{ maxPayload }'].map(
      options => ({
        name: `messages of ws with a limit: ${options}`,
        filename,
        code: lines(
          "import { WebSocketServer } from 'ws';",
          "import { maxPayload, options, server } from './unknown.js';",
          `export const sockets = new WebSocketServer(${options});`,
        ),
      }),
    ),
    {
      name: 'what the server of another party may send',
      filename,
      code: lines("import WebSocket from 'ws';", 'export const feed = new WebSocket(url, { maxPayload: 0 });'),
    },
    {
      name: 'messages of socket.io with a limit',
      filename,
      code: lines(
        "import { Server } from 'socket.io';",
        'export const small = new Server(server);',
        'export const large = new Server(server, { maxHttpBufferSize: 1e8 });',
      ),
    },
    {
      name: 'fastify without options',
      filename,
      code: lines("import fastify from 'fastify';", 'const app = fastify();'),
    },
    {
      name: 'fastify with a limit of its own',
      filename,
      code: lines("import Fastify from 'fastify';", 'const app = Fastify({ logger: true, bodyLimit: 10 * 1024 * 1024 });'),
    },
    {
      name: 'long path parameters, as tRPC documents them',
      filename,
      code: lines("import fastify from 'fastify';", 'const app = fastify({ maxParamLength: 5000 });'),
    },
    {
      name: 'long path parameters in the router options',
      filename,
      code: lines("import fastify from 'fastify';", 'const app = fastify({ routerOptions: { maxParamLength: 5000 } });'),
    },
    {
      name: 'a fastify parser of text',
      filename,
      code: lines(
        "import fastify from 'fastify';",
        'const app = fastify();',
        "app.addContentTypeParser('text/csv', { parseAs: 'string', bodyLimit: 1000 }, (request, body, done) => done(null, body));",
      ),
    },
    {
      name: 'a plugin for forms with files',
      filename,
      code: lines(
        "import fastify from 'fastify';",
        "import multipart from '@fastify/multipart';",
        'const app = fastify();',
        'await app.register(multipart);',
      ),
    },
    {
      name: 'the parser of koa',
      filename,
      code: lines(
        "import Koa from 'koa';",
        "import bodyParser from 'koa-bodyparser';",
        'const app = new Koa();',
        'app.use(bodyParser());',
      ),
    },
    {
      name: 'koa-body with limits',
      filename,
      code: lines("const { koaBody } = require('koa-body');", "app.use(koaBody({ jsonLimit: '5mb', formLimit: '1mb' }));"),
    },
    {
      name: 'hapi without options',
      filename,
      code: lines("import Hapi from '@hapi/hapi';", 'const server = Hapi.server({ port: 3000 });'),
    },
    {
      name: 'hapi with a limit for one route',
      filename,
      code: lines(
        "import Hapi from '@hapi/hapi';",
        'const server = Hapi.server();',
        "server.route({ method: 'POST', path: '/', options: { payload: { maxBytes: 5 * 1024 * 1024 } }, handler: () => 'ok' });",
      ),
    },
    {
      name: 'multer with a limit',
      filename,
      code: lines(
        "import multer from 'multer';",
        'const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 5 * 1024 * 1024 } });',
      ),
    },
    {
      name: 'multer with limits kept in a constant',
      filename,
      code: lines(
        "import multer from 'multer';",
        'const limits = { fileSize: 1_000_000, files: 1 };',
        "const upload = multer({ dest: 'uploads/', limits });",
      ),
    },
    {
      name: 'multer with options of another file',
      filename,
      code: lines(
        "import multer from 'multer';",
        "import { uploadOptions } from './upload-options.js';",
        'const upload = multer(uploadOptions);',
      ),
    },
    {
      name: 'multer with options spread from another file',
      filename,
      code: lines(
        "import multer from 'multer';",
        "import { defaults } from './upload-options.js';",
        "const upload = multer({ ...defaults, dest: 'uploads/' });",
      ),
    },
    {
      name: 'multer with options that a parameter brings',
      filename,
      code: lines("import multer from 'multer';", 'export function createUpload(options) {', '  return multer(options);', '}'),
    },
    {
      name: 'multer with limits written later',
      filename,
      code: lines(
        "import multer from 'multer';",
        "const options = { dest: 'uploads/' };",
        'options.limits = { fileSize: 1000 };',
        'const upload = multer(options);',
      ),
    },
    {
      name: 'multer with options filled by another function',
      filename,
      code: lines(
        "import multer from 'multer';",
        "const options = { dest: 'uploads/' };",
        'addLimits(options);',
        'const upload = multer(options);',
      ),
    },
    {
      name: 'multer that refuses files',
      filename,
      code: lines(
        "import multer from 'multer';",
        'const form = multer();',
        "app.post('/', form.none(), handler);",
        "app.post('/b', multer().none(), handler);",
      ),
    },
    {
      name: 'multer with limits by environment',
      filename,
      code: lines(
        "import multer from 'multer';",
        'const upload = multer({ limits: { fileSize: Number(process.env.MAX_UPLOAD) } });',
      ),
    },
    {
      name: 'an interceptor that a module may limit',
      filename,
      code: lines(
        "import { FileInterceptor } from '@nestjs/platform-express';",
        "import { Controller, Post, UseInterceptors } from '@nestjs/common';",
        "@Controller('files')",
        'export class FilesController {',
        '  @Post()',
        "  @UseInterceptors(FileInterceptor('file'))",
        '  upload() {}',
        '}',
      ),
    },
    {
      name: 'a module with limits made by a factory',
      filename,
      code: lines(
        "import { MulterModule } from '@nestjs/platform-express';",
        "MulterModule.registerAsync({ useFactory: config => ({ limits: { fileSize: config.get('max') } }) });",
      ),
    },
    {
      name: 'a module with options made by a class',
      filename,
      code: lines(
        "import { MulterModule } from '@nestjs/platform-express';",
        'MulterModule.registerAsync({ useClass: UploadOptions });',
      ),
    },
    {
      name: 'busboy with limits',
      filename,
      code: lines(
        "import busboy from 'busboy';",
        'const parser = busboy({ headers: req.headers, limits: { fileSize: 1e6, files: 1 } });',
      ),
    },
    {
      name: 'an upload that is refused over the limit',
      filename,
      code: lines(
        "import fileUpload from 'express-fileupload';",
        'app.use(fileUpload({ limits: { fileSize: 1e6 }, abortOnLimit: true }));',
      ),
    },
    {
      name: 'an upload with a handler for the limit',
      filename,
      code: lines(
        "import fileUpload from 'express-fileupload';",
        'app.use(fileUpload({ limits: { fileSize: 1e6 }, limitHandler: (req, res) => res.status(413).end() }));',
      ),
    },
    {
      name: 'an upload whose handler looks at what was cut off',
      filename,
      code: lines(
        "import fileUpload from 'express-fileupload';",
        'app.use(fileUpload({ limits: { fileSize: 1e6 } }));',
        "app.post('/', (req, res) => res.sendStatus(req.files.image.truncated ? 413 : 200));",
      ),
    },
    {
      name: 'formidable has limits by default',
      filename,
      code: lines("import formidable from 'formidable';", "const form = formidable({ uploadDir: 'uploads' });"),
    },
    {
      name: 'raw-body with a limit',
      filename,
      code: lines(
        "import getRawBody from 'raw-body';",
        "import express from 'express';",
        'const app = express();',
        "app.post('/', async (req, res) => { res.send(await getRawBody(req, { limit: '1mb' })); });",
      ),
    },
    {
      name: 'raw-body of what a function is handed',
      filename,
      code: lines(
        "import getRawBody from 'raw-body';",
        'export const textOf = (stream, answer: Answer) => Promise.all([getRawBody(stream), getRawBody(answer.body)]);',
      ),
    },
    {
      name: 'raw-body with a limit that a caller chooses',
      filename,
      code: lines(
        "import getRawBody from 'raw-body';",
        'export const raw = ({ limit }) => async (ctx, next) => { ctx.raw = await getRawBody(ctx.req, { limit }); await next(); };',
      ),
    },
    {
      name: 'raw-body of a stream that is no request',
      filename,
      code: lines(
        "import getRawBody from 'raw-body';",
        "import { createReadStream } from 'node:fs';",
        "const text = await getRawBody(createReadStream('file'));",
      ),
    },
    {
      name: 'a limit of hono in bytes',
      filename,
      code: lines("import { bodyLimit } from 'hono/body-limit';", 'app.use(bodyLimit({ maxSize: 50 * 1024 }));'),
    },
    {
      name: 'a limit of restify',
      filename,
      code: lines("const restify = require('restify');", 'server.use(restify.plugins.bodyParser({ maxBodySize: 100000 }));'),
    },
    {
      name: 'another parser for another format',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'app.use(express.json());',
        "app.use(express.urlencoded({ extended: true, limit: '1mb' }));",
      ),
    },
    {
      name: 'the parser with the greater limit first',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "app.use('/upload', express.json({ limit: '50mb' }));",
        'app.use(express.json());',
      ),
    },
    {
      name: 'a second parser on another router',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'const upload = express.Router();',
        "upload.use(express.json({ limit: '50mb' }));",
        "app.use('/upload', upload);",
        'app.use(express.json());',
      ),
    },
    {
      name: 'a router with a parser of its own, mounted before the parser of the application',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'const upload = express.Router();',
        "upload.post('/', express.json({ limit: '50mb' }), (req, res) => res.end());",
        "app.use('/upload', upload);",
        'app.use(express.json());',
      ),
    },
    {
      name: 'a first parser for one path',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "app.use('/api', express.json());",
        "app.use(express.json({ limit: '5mb' }));",
      ),
    },
    {
      name: 'two applications without a type',
      filename,
      code: lines(
        "const express = require('express');",
        'module.exports = (admin, shop) => {',
        '  admin.use(express.json());',
        "  shop.use(express.json({ limit: '5mb' }));",
        '};',
      ),
    },
    {
      name: 'two parsers with the same default',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'app.use(express.json());',
        "app.post('/', express.json(), (req, res) => res.end());",
      ),
    },
    {
      name: 'a second parser for a type of its own',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'app.use(express.json());',
        "app.use(express.json({ type: 'application/vnd.api+json', limit: '5mb' }));",
      ),
    },
    {
      name: 'one of two parsers',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "if (config.large) app.use(express.json({ limit: '50mb' }));",
        "else app.use(express.json({ limit: '1mb' }));",
      ),
    },
    {
      name: 'a body that is counted while it arrives',
      filename,
      code: lines(
        "import http from 'node:http';",
        'http.createServer((req, res) => {',
        "  let body = '';",
        "  req.on('data', chunk => {",
        '    body += chunk;',
        '    if (body.length > 1e6) req.destroy();',
        '  });',
        "  req.on('end', () => res.end(body));",
        '});',
      ),
    },
    {
      name: 'a body counted by another listener',
      filename,
      code: lines(
        "import http from 'node:http';",
        'http.createServer((req, res) => {',
        '  const chunks = [];',
        '  let size = 0;',
        "  req.on('data', chunk => { size += chunk.length; if (size > 1e6) req.destroy(); });",
        "  req.on('data', chunk => chunks.push(chunk));",
        '});',
      ),
    },
    {
      name: 'a loop that stops',
      filename,
      code: lines(
        "import http from 'node:http';",
        'http.createServer(async (req, res) => {',
        '  const chunks = [];',
        '  let size = 0;',
        '  for await (const chunk of req) {',
        '    size += chunk.length;',
        "    if (size > 1e6) throw new Error('too large');",
        '    chunks.push(chunk);',
        '  }',
        '});',
      ),
    },
    {
      name: 'a declared length that is looked at',
      filename,
      code: lines(
        "import http from 'node:http';",
        'http.createServer((req, res) => {',
        "  if (!(Number(req.headers['content-length']) <= 1e6)) return res.writeHead(413).end();",
        "  let body = '';",
        "  req.on('data', chunk => { body += chunk; });",
        '});',
      ),
    },
    {
      name: 'a declared length beside that of the answer',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        "  if (req.headers['content-length'] > 1e6) return res.end();",
        '  const chunks = [];',
        "  req.on('data', chunk => chunks.push(chunk));",
        "  req.on('end', () => { res.setHeader('Content-Length', 2); res.end(chunks.join('')); });",
        '}).listen(3000);',
      ),
    },
    {
      name: 'a declared length that is taken apart',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        "  const { 'content-length': length } = req.headers;",
        '  if (length > 1e6) return res.end();',
        '  const chunks = [];',
        "  req.on('data', chunk => chunks.push(chunk));",
        "  req.on('end', () => res.end(chunks.join('')));",
        '}).listen(3000);',
      ),
    },
    {
      name: 'a declared length that a function takes apart',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        "  const lengthOf = ({ 'content-length': length }) => Number(length);",
        '  if (lengthOf(req.headers) > 1e6) return res.end();',
        '  const chunks = [];',
        "  req.on('data', chunk => chunks.push(chunk));",
        "  req.on('end', () => res.end(chunks.join('')));",
        '}).listen(3000);',
      ),
    },
    {
      name: 'a declared length by a method',
      filename,
      code: lines(
        "const app = require('express')();",
        "app.post('/', (req, res) => {",
        "  if (Number(req.header('Content-Length')) > 1e6) return res.end();",
        '  const chunks = [];',
        "  req.on('data', chunk => chunks.push(chunk));",
        "  req.on('end', () => res.set('Content-Length', '2').send(chunks.join('')));",
        '});',
      ),
    },
    {
      name: 'a listener bound to a list beside one that counts',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        '  const chunks = [];',
        '  let size = 0;',
        "  req.on('data', chunk => { size += chunk.length; if (size > 1e6) req.destroy(); });",
        "  req.on('data', chunks.push.bind(chunks));",
        '}).listen(3000);',
      ),
    },
    {
      name: 'a listener bound to a list that is emptied',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        '  const chunks = [];',
        "  req.on('data', chunks.push.bind(chunks));",
        '  setInterval(() => chunks.splice(0), 100);',
        '}).listen(3000);',
      ),
    },
    {
      name: 'a listener bound to a list whose length is looked at',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        '  const chunks = [];',
        "  req.on('data', chunks.push.bind(chunks));",
        "  req.on('data', () => chunks.length > 10 && req.destroy());",
        '}).listen(3000);',
      ),
    },
    {
      name: 'a listener bound to something else',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        "  const hash = require('crypto').createHash('sha256');",
        "  req.on('data', hash.update.bind(hash));",
        "  req.on('end', () => res.end(hash.digest('hex')));",
        '}).listen(3000);',
      ),
    },
    {
      name: 'a listener bound to a list for the answer of another server',
      filename,
      code: lines(
        "const http = require('http');",
        "http.get('http://stock', answer => {",
        '  const chunks = [];',
        "  answer.on('data', chunks.push.bind(chunks));",
        '});',
      ),
    },
    {
      name: 'the answer of another server',
      filename,
      code: lines(
        "import https from 'node:https';",
        "https.get('https://example.com', res => {",
        "  let body = '';",
        "  res.on('data', chunk => { body += chunk; });",
        '});',
      ),
    },
    {
      name: 'a body that is counted and thrown away',
      filename,
      code: lines(
        "import http from 'node:http';",
        "import { createHash } from 'node:crypto';",
        'http.createServer((req, res) => {',
        "  const hash = createHash('sha256');",
        '  let size = 0;',
        "  req.on('data', chunk => { hash.update(chunk); size += chunk.length; });",
        '});',
      ),
    },
    {
      name: 'a body that is piped on',
      filename,
      code: lines("import http from 'node:http';", 'http.createServer((req, res) => { req.pipe(proxy); });'),
    },
    {
      name: 'lines that are taken out as they come',
      filename,
      code: lines(
        "import http from 'node:http';",
        'http.createServer((req, res) => {',
        "  let rest = '';",
        "  req.on('data', chunk => {",
        '    rest += chunk;',
        "    const lines = rest.split('\\n');",
        '    rest = lines.pop();',
        '    handle(lines);',
        '  });',
        '});',
      ),
    },
    {
      name: 'the output of a process',
      filename,
      code: lines(
        "import { spawn } from 'node:child_process';",
        "const child = spawn('ls');",
        "let output = '';",
        "child.stdout.on('data', chunk => { output += chunk; });",
      ),
    },
    {
      name: 'a stream that is no request',
      filename,
      code: lines(
        "import { text } from 'node:stream/consumers';",
        "import { createReadStream } from 'node:fs';",
        "const content = await text(createReadStream('file'));",
      ),
    },
    {
      name: 'a request of a client',
      filename,
      code: lines(
        "import { request } from 'node:http';",
        "const req = request('http://example.com', res => { res.on('data', chunk => parts.push(chunk)); });",
        'req.end();',
      ),
    },
    {
      name: 'a limit below the maximum of the options',
      filename,
      code: lines("import express from 'express';", 'const app = express();', "app.use(express.json({ limit: '200mb' }));"),
      options: [{ max: '200mb' }],
    },
    {
      name: 'an explicit limit where one is required',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "app.use(express.json({ limit: '100kb' }));",
        "app.use(express.urlencoded({ extended: false, limit: '10kb' }));",
      ),
      options: [{ requireExplicit: true }],
    },
    {
      name: 'explicit limits of koa where one is required',
      filename,
      code: lines("import bodyParser from 'koa-bodyparser';", "app.use(bodyParser({ jsonLimit: '2mb' }));"),
      options: [{ requireExplicit: true }],
    },
    {
      name: 'options of another file where a limit is required',
      filename,
      code: lines("import fastify from 'fastify';", "import { options } from './options.js';", 'const app = fastify(options);'),
      options: [{ requireExplicit: true }],
    },
    {
      name: 'a local function called json',
      filename,
      code: lines('const json = () => {};', 'app.use(json({ limit: Infinity }));'),
    },
    {
      name: 'an upload of hapi that is written to a file',
      filename,
      code: lines(
        "import type { Plugin } from '@hapi/hapi';",
        "export const films: Plugin<void> = { name: 'films', register(server) {",
        "  const payload = { output: 'file', multipart: true, maxBytes: 500 * 1024 * 1024 };",
        "  server.route({ method: 'POST', path: '/films', options: { payload }, handler: () => 'ok' });",
        '} };',
      ),
    },
    {
      name: 'a plugin of hapi with a limit',
      filename,
      code: lines(
        "const Boom = require('@hapi/boom');",
        "exports.plugin = { name: 'notes', register: async server => {",
        "  server.route({ method: 'POST', path: '/notes', options: { payload: { maxBytes: 64 * 1024 } }, handler: () => 'ok' });",
        '} };',
      ),
    },
    {
      name: 'a method that is called register and has no name beside it',
      filename,
      code: lines(
        "const Boom = require('@hapi/boom');",
        'module.exports = { register(server) {',
        "  server.route({ method: 'POST', path: '/', options: { payload: { maxBytes: 2 ** 40 } }, handler: () => 'ok' });",
        '} };',
      ),
    },
    {
      name: 'another module that is registered with a server',
      filename,
      code: lines(
        "import { z } from 'zod';",
        "export const tools = { name: 'tools', register(server) { server.tool('read', { payload: { maxBytes: 2 ** 40 } }); } };",
      ),
    },
    {
      name: 'a form of hono behind a limit',
      filename,
      code: lines(
        "import { serve } from '@hono/node-server';",
        "import { Hono } from 'hono';",
        "import { bodyLimit } from 'hono/body-limit';",
        'const app = new Hono();',
        "app.post('/', bodyLimit({ maxSize: 1024 * 1024 }), async c => c.json(await c.req.parseBody()));",
        'serve(app);',
      ),
    },
    {
      name: 'a form of hono whose length is checked',
      filename,
      code: lines(
        "import { serve } from '@hono/node-server';",
        "import { Hono } from 'hono';",
        'const app = new Hono();',
        "app.use(async (c, next) => (Number(c.req.header('content-length') ?? Infinity) > 1e6 ? c.text('no', 413) : next()));",
        "app.post('/', async c => c.json(await c.req.parseBody()));",
        'serve(app);',
      ),
    },
    {
      name: 'a form of hono on a platform that has a limit',
      filename,
      code: lines(
        "import { Hono } from 'hono';",
        'const app = new Hono();',
        "app.post('/', async c => c.json(await c.req.parseBody()));",
        'export default app;',
      ),
    },
    {
      name: 'a form of hono served by Bun',
      filename,
      code: lines(
        "import { Hono } from 'hono';",
        'const app = new Hono();',
        "app.post('/', async c => c.json(await c.req.formData()));",
        'Bun.serve({ fetch: app.fetch });',
      ),
    },
    {
      name: 'a form of hono behind middleware of another file that is not seen',
      filename,
      code: lines(
        "import { serve } from '@hono/node-server';",
        "import { Hono } from 'hono';",
        "import { protect } from './protect';",
        'const app = new Hono();',
        'app.use(protect);',
        "app.post('/', async c => c.json(await c.req.formData()));",
        'serve(app);',
      ),
    },
    {
      name: 'a form of hono behind a package that is named for limits',
      filename,
      code: lines(
        "import { serve } from '@hono/node-server';",
        "import { Hono } from 'hono';",
        "import { limited } from 'hono-limits';",
        'const app = new Hono();',
        'app.use(limited());',
        "app.post('/', async c => c.json(await c.req.formData()));",
        'serve(app);',
      ),
    },
    {
      name: 'hono that reads no body',
      filename,
      code: lines(
        "import { serve } from '@hono/node-server';",
        "import { Hono } from 'hono';",
        'const app = new Hono();',
        "app.get('/', c => c.json({ q: c.req.query('q') }));",
        'serve(app);',
      ),
    },
    {
      name: 'JSON of hono where no limit has to be written down',
      filename,
      code: lines(
        "import { serve } from '@hono/node-server';",
        "import { Hono } from 'hono';",
        'const app = new Hono();',
        "app.post('/', async c => c.json(await c.req.json()));",
        'serve(app);',
      ),
    },
  ],
  invalid: [
    {
      name: 'an infinite limit',
      filename,
      code: lines("import express from 'express';", 'const app = express();', 'app.use(express.json({ limit: Infinity }));'),
      errors: [
        {
          messageId: 'unlimited',
          line: 3,
          column: 31,
          data: { option: 'limit', value: 'Infinity', api: 'express.json()', what: 'request bodies', proposal: "'100kb'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'100kb'" },
              output: lines(
                "import express from 'express';",
                'const app = express();',
                "app.use(express.json({ limit: '100kb' }));",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'an infinite limit by its other name',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'app.use(express.json({ limit: Number.POSITIVE_INFINITY, strict: true }));',
      ),
      errors: [
        {
          messageId: 'unlimited',
          line: 3,
          column: 31,
          data: {
            option: 'limit',
            value: 'Number.POSITIVE_INFINITY',
            api: 'express.json()',
            what: 'request bodies',
            proposal: "'100kb'",
          },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'100kb'" },
              output: lines(
                "import express from 'express';",
                'const app = express();',
                "app.use(express.json({ limit: '100kb', strict: true }));",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'an infinite limit held in a constant',
      filename,
      code: lines("import { json } from 'express';", 'const NO_LIMIT = Infinity;', 'app.use(json({ limit: NO_LIMIT }));'),
      errors: [
        {
          messageId: 'unlimited',
          line: 3,
          column: 23,
          data: { option: 'limit', value: 'NO_LIMIT', api: 'json()', what: 'request bodies', proposal: "'100kb'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'100kb'" },
              output: lines(
                "import { json } from 'express';",
                'const NO_LIMIT = Infinity;',
                "app.use(json({ limit: '100kb' }));",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'an infinite limit in an options object',
      filename,
      code: lines(
        "const bodyParser = require('body-parser');",
        'const options = { limit: Infinity };',
        'app.use(bodyParser.json(options));',
        'app.use(bodyParser.urlencoded(options));',
      ),
      errors: [
        {
          messageId: 'unlimited',
          line: 2,
          column: 26,
          data: { option: 'limit', value: 'Infinity', api: 'bodyParser.json()', what: 'request bodies', proposal: "'100kb'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'100kb'" },
              output: lines(
                "const bodyParser = require('body-parser');",
                "const options = { limit: '100kb' };",
                'app.use(bodyParser.json(options));',
                'app.use(bodyParser.urlencoded(options));',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'an infinite limit in shorthand',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'const limit = Infinity;',
        'app.use(express.json({ limit }));',
      ),
      errors: [
        {
          messageId: 'unlimited',
          line: 4,
          column: 24,
          data: { option: 'limit', value: 'limit', api: 'express.json()', what: 'request bodies', proposal: "'100kb'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'100kb'" },
              output: lines(
                "import express from 'express';",
                'const app = express();',
                'const limit = Infinity;',
                "app.use(express.json({ limit: '100kb' }));",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'an infinite limit where the environment has none',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'app.use(express.json({ limit: process.env.LIMIT || Infinity }));',
      ),
      errors: [
        {
          messageId: 'unlimited',
          line: 3,
          column: 31,
          data: {
            option: 'limit',
            value: 'process.env.LIMIT || Infinity',
            api: 'express.json()',
            what: 'request bodies',
            proposal: "'100kb'",
          },
        },
      ],
    },
    {
      name: 'any number of parameters',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'app.use(express.urlencoded({ extended: true, parameterLimit: Infinity }));',
      ),
      errors: [
        {
          messageId: 'tooMany',
          line: 3,
          column: 62,
          data: { option: 'parameterLimit', value: 'Infinity', amount: 'any number of parameters', proposal: '1000' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'parameterLimit', proposal: '1000' },
              output: lines(
                "import express from 'express';",
                'const app = express();',
                'app.use(express.urlencoded({ extended: true, parameterLimit: 1000 }));',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a text that is no size',
      filename,
      code: lines("import express from 'express';", 'const app = express();', "app.use(express.json({ limit: 'unlimited' }));"),
      errors: [
        {
          messageId: 'unparsable',
          line: 3,
          column: 31,
          data: {
            option: 'limit',
            value: "'unlimited'",
            api: 'express.json()',
            outcome: 'throws when it is called',
            proposal: "'100kb'",
          },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'100kb'" },
              output: lines(
                "import express from 'express';",
                'const app = express();',
                "app.use(express.json({ limit: '100kb' }));",
              ),
            },
          ],
        },
      ],
    },
    {
      name: '50m',
      filename,
      code: lines("import express from 'express';", 'const app = express();', "app.use(express.json({ limit: '50m' }));"),
      errors: [
        {
          messageId: 'misread',
          line: 3,
          column: 31,
          data: { option: 'limit', value: "'50m'", read: '50 bytes', api: 'express.json()', proposal: "'50mb'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'50mb'" },
              output: lines(
                "import express from 'express';",
                'const app = express();',
                "app.use(express.json({ limit: '50mb' }));",
              ),
            },
          ],
        },
      ],
    },
    {
      name: '5g',
      filename,
      code: lines("const { json } = require('body-parser');", 'app.use(json({ limit: "5g" }));'),
      errors: [
        {
          messageId: 'misread',
          line: 2,
          column: 23,
          data: { option: 'limit', value: '"5g"', read: '5 bytes', api: 'json()', proposal: "'5gb'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'5gb'" },
              output: lines("const { json } = require('body-parser');", "app.use(json({ limit: '5gb' }));"),
            },
          ],
        },
      ],
    },
    {
      name: '10MiB',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "app.use(express.raw({ limit: '10MiB', type: '*/*' }));",
      ),
      errors: [
        {
          messageId: 'misread',
          line: 3,
          column: 30,
          data: { option: 'limit', value: "'10MiB'", read: '10 bytes', api: 'express.raw()', proposal: "'10mb'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'10mb'" },
              output: lines(
                "import express from 'express';",
                'const app = express();',
                "app.use(express.raw({ limit: '10mb', type: '*/*' }));",
              ),
            },
          ],
        },
      ],
    },
    {
      name: '1e6 as text',
      filename,
      code: lines("import express from 'express';", 'const app = express();', "app.use(express.text({ limit: '1e6' }));"),
      errors: [
        {
          messageId: 'misread',
          line: 3,
          column: 31,
          data: { option: 'limit', value: "'1e6'", read: '1 byte', api: 'express.text()', proposal: "'1000000'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'1000000'" },
              output: lines(
                "import express from 'express';",
                'const app = express();',
                "app.use(express.text({ limit: '1000000' }));",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'digits in groups',
      filename,
      code: lines("import express from 'express';", 'const app = express();', "app.use(express.json({ limit: '1_000_000' }));"),
      errors: [
        {
          messageId: 'misread',
          line: 3,
          column: 31,
          data: { option: 'limit', value: "'1_000_000'", read: '1 byte', api: 'express.json()', proposal: "'1000000'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'1000000'" },
              output: lines(
                "import express from 'express';",
                'const app = express();',
                "app.use(express.json({ limit: '1000000' }));",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a unit that no one knows',
      filename,
      code: lines("import express from 'express';", 'const app = express();', "app.use(express.json({ limit: '10 boxes' }));"),
      errors: [
        {
          messageId: 'misread',
          line: 3,
          column: 31,
          data: { option: 'limit', value: "'10 boxes'", read: '10 bytes', api: 'express.json()', proposal: "'100kb'" },
        },
      ],
    },
    {
      name: '200mb',
      filename,
      code: lines("import express from 'express';", 'const app = express();', "app.use(express.json({ limit: '200mb' }));"),
      errors: [
        {
          messageId: 'excessive',
          line: 3,
          column: 31,
          data: { option: 'limit', value: "'200mb'", amount: '200 MB', max: '100 MB', bringer: 'request', maximum: 'max' },
        },
      ],
    },
    {
      name: 'more than the maximum of the options',
      filename,
      code: lines("import express from 'express';", 'const app = express();', "app.use(express.json({ limit: '5mb' }));"),
      options: [{ max: '1mb' }],
      errors: [
        {
          messageId: 'excessive',
          line: 3,
          column: 31,
          data: { option: 'limit', value: "'5mb'", amount: '5 MB', max: '1 MB', bringer: 'request', maximum: 'max' },
        },
      ],
    },
    {
      name: 'a million parameters',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "app.use(express.urlencoded({ extended: true, limit: '50mb', parameterLimit: 1000000 }));",
      ),
      errors: [
        {
          messageId: 'tooMany',
          line: 3,
          column: 77,
          data: { option: 'parameterLimit', value: '1000000', amount: '1000000 parameters', proposal: '1000' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'parameterLimit', proposal: '1000' },
              output: lines(
                "import express from 'express';",
                'const app = express();',
                "app.use(express.urlencoded({ extended: true, limit: '50mb', parameterLimit: 1000 }));",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'path parameters of any length',
      filename,
      code: lines("import fastify from 'fastify';", 'const app = fastify({ maxParamLength: 1e6 });'),
      errors: [
        {
          messageId: 'tooMany',
          line: 2,
          column: 39,
          data: { option: 'maxParamLength', value: '1e6', amount: '1000000 characters in a path parameter', proposal: '100' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'maxParamLength', proposal: '100' },
              output: lines("import fastify from 'fastify';", 'const app = fastify({ maxParamLength: 100 });'),
            },
          ],
        },
      ],
    },
    {
      name: 'uploads of 10 GB',
      filename,
      code: lines("import multer from 'multer';", 'const upload = multer({ limits: { fileSize: 10 * 1024 ** 3 } });'),
      errors: [
        {
          messageId: 'excessive',
          line: 2,
          column: 45,
          data: {
            option: 'limits.fileSize',
            value: '10 * 1024 ** 3',
            amount: '10 GB',
            max: '5 GB',
            bringer: 'request',
            maximum: 'maxUpload',
          },
        },
      ],
    },
    {
      name: 'uploads above the maximum of the options',
      filename,
      code: lines("import multer from 'multer';", 'const upload = multer({ limits: { fileSize: 10 * 1024 * 1024 } });'),
      options: [{ maxUpload: '5mb' }],
      errors: [
        {
          messageId: 'excessive',
          line: 2,
          column: 45,
          data: {
            option: 'limits.fileSize',
            value: '10 * 1024 * 1024',
            amount: '10 MB',
            max: '5 MB',
            bringer: 'request',
            maximum: 'maxUpload',
          },
        },
      ],
    },
    {
      name: 'multer without options',
      filename,
      code: lines("const multer = require('multer');", 'const upload = multer();', "app.post('/', upload.single('f'), handler);"),
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 16,
          data: { api: 'multer()', what: 'uploads', option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
              output: lines(
                "const multer = require('multer');",
                'const upload = multer({ limits: { fileSize: 5 * 1024 * 1024 } });',
                "app.post('/', upload.single('f'), handler);",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'multer with a folder',
      filename,
      code: lines("import multer from 'multer';", "export const upload = multer({ dest: 'uploads/' });"),
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          data: { api: 'multer()', what: 'uploads', option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
              output: lines(
                "import multer from 'multer';",
                "export const upload = multer({ dest: 'uploads/', limits: { fileSize: 5 * 1024 * 1024 } });",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'multer with a storage',
      filename,
      code: lines(
        "import multer from 'multer';",
        "const storage = multer.diskStorage({ destination: 'uploads' });",
        'const upload = multer({ storage });',
      ),
      errors: [
        {
          messageId: 'missing',
          line: 3,
          column: 16,
          data: { api: 'multer()', what: 'uploads', option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
              output: lines(
                "import multer from 'multer';",
                "const storage = multer.diskStorage({ destination: 'uploads' });",
                'const upload = multer({ storage, limits: { fileSize: 5 * 1024 * 1024 } });',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'multer with other limits',
      filename,
      code: lines(
        "import multer from 'multer';",
        'const upload = multer({',
        "  dest: 'uploads/',",
        '  limits: { files: 1 },',
        '});',
      ),
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 16,
          data: { api: 'multer()', what: 'uploads', option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
              output: lines(
                "import multer from 'multer';",
                'const upload = multer({',
                "  dest: 'uploads/',",
                '  limits: { files: 1, fileSize: 5 * 1024 * 1024 },',
                '});',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'multer with options on lines of their own',
      filename,
      code: lines(
        "import multer from 'multer';",
        'const upload = multer({',
        '  storage: multer.memoryStorage(), // in memory',
        '  fileFilter: onlyImages // by extension',
        '});',
      ),
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 16,
          data: { api: 'multer()', what: 'uploads', option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
              output: lines(
                "import multer from 'multer';",
                'const upload = multer({',
                '  storage: multer.memoryStorage(), // in memory',
                '  fileFilter: onlyImages, // by extension',
                '  limits: { fileSize: 5 * 1024 * 1024 }',
                '});',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'multer with options in a constant',
      filename,
      code: lines("import multer from 'multer';", "const options = { dest: 'uploads/' };", 'const upload = multer(options);'),
      errors: [
        {
          messageId: 'missing',
          line: 3,
          column: 16,
          data: { api: 'multer()', what: 'uploads', option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
              output: lines(
                "import multer from 'multer';",
                "const options = { dest: 'uploads/', limits: { fileSize: 5 * 1024 * 1024 } };",
                'const upload = multer(options);',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'multer of TypeScript',
      filename,
      code: lines(
        "import multer, { type Options } from 'multer';",
        "const options: Options = { dest: 'uploads/' };",
        'export class Uploads {',
        '  private readonly upload = multer(options satisfies Options);',
        '}',
      ),
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 29,
          data: { api: 'multer()', what: 'uploads', option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
              output: lines(
                "import multer, { type Options } from 'multer';",
                "const options: Options = { dest: 'uploads/', limits: { fileSize: 5 * 1024 * 1024 } };",
                'export class Uploads {',
                '  private readonly upload = multer(options satisfies Options);',
                '}',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'multer with a limit as text',
      filename,
      code: lines("import multer from 'multer';", "const upload = multer({ limits: { fileSize: '5mb' } });"),
      errors: [
        {
          messageId: 'unparsable',
          line: 2,
          column: 45,
          data: {
            option: 'limits.fileSize',
            value: "'5mb'",
            api: 'multer()',
            outcome: 'throws when it is called',
            proposal: '5 * 1024 * 1024',
          },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
              output: lines("import multer from 'multer';", 'const upload = multer({ limits: { fileSize: 5 * 1024 * 1024 } });'),
            },
          ],
        },
      ],
    },
    {
      name: 'multer with an infinite limit',
      filename,
      code: lines("import multer from 'multer';", 'const upload = multer({ limits: { fileSize: Infinity } });'),
      errors: [
        {
          messageId: 'unlimited',
          line: 2,
          column: 45,
          data: { option: 'limits.fileSize', value: 'Infinity', api: 'multer()', what: 'uploads', proposal: '5 * 1024 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
              output: lines("import multer from 'multer';", 'const upload = multer({ limits: { fileSize: 5 * 1024 * 1024 } });'),
            },
          ],
        },
      ],
    },
    {
      name: 'multer with the limit in the wrong place',
      filename,
      code: lines("import multer from 'multer';", 'const upload = multer({ fileSize: 1000000 });'),
      errors: [
        {
          messageId: 'noEffect',
          line: 2,
          column: 25,
          data: { wrong: 'fileSize', api: 'multer()', holds: 'takes uploads of any size', option: 'limits.fileSize' },
          suggestions: [
            {
              messageId: 'renameOption',
              data: { option: 'limits.fileSize', wrong: 'fileSize' },
              output: lines("import multer from 'multer';", 'const upload = multer({ limits: { fileSize: 1000000 } });'),
            },
          ],
        },
      ],
    },
    {
      name: 'multer with the limit by a wrong name',
      filename,
      code: lines("import multer from 'multer';", 'const upload = multer({ limits: { filesize: 1000000 } });'),
      errors: [
        {
          messageId: 'noEffect',
          line: 2,
          column: 35,
          data: { wrong: 'filesize', api: 'multer()', holds: 'takes uploads of any size', option: 'limits.fileSize' },
          suggestions: [
            {
              messageId: 'renameOption',
              data: { option: 'limits.fileSize', wrong: 'filesize' },
              output: lines("import multer from 'multer';", 'const upload = multer({ limits: { fileSize: 1000000 } });'),
            },
          ],
        },
      ],
    },
    {
      name: 'a nest module without limits',
      filename,
      code: lines("import { MulterModule } from '@nestjs/platform-express';", "MulterModule.register({ dest: './files' });"),
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 1,
          data: { api: 'MulterModule.register()', what: 'uploads', option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
              output: lines(
                "import { MulterModule } from '@nestjs/platform-express';",
                "MulterModule.register({ dest: './files', limits: { fileSize: 5 * 1024 * 1024 } });",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a nest interceptor with an infinite limit',
      filename,
      code: lines(
        "import { FileInterceptor } from '@nestjs/platform-express';",
        "import { Controller, Post, UseInterceptors } from '@nestjs/common';",
        "@Controller('files')",
        'export class FilesController {',
        '  @Post()',
        "  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: Infinity } }))",
        '  upload() {}',
        '}',
      ),
      errors: [
        {
          messageId: 'unlimited',
          line: 6,
          column: 66,
          data: {
            option: 'limits.fileSize',
            value: 'Infinity',
            api: 'FileInterceptor()',
            what: 'uploads',
            proposal: '5 * 1024 * 1024',
          },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
              output: lines(
                "import { FileInterceptor } from '@nestjs/platform-express';",
                "import { Controller, Post, UseInterceptors } from '@nestjs/common';",
                "@Controller('files')",
                'export class FilesController {',
                '  @Post()',
                "  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: 5 * 1024 * 1024 } }))",
                '  upload() {}',
                '}',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a nest application with an infinite limit',
      filename,
      code: lines(
        "import { NestFactory } from '@nestjs/core';",
        "import type { NestExpressApplication } from '@nestjs/platform-express';",
        'const app = await NestFactory.create<NestExpressApplication>(AppModule);',
        "app.useBodyParser('json', { limit: Infinity });",
      ),
      errors: [
        {
          messageId: 'unlimited',
          line: 4,
          column: 36,
          data: { option: 'limit', value: 'Infinity', api: 'app.useBodyParser()', what: 'request bodies', proposal: "'100kb'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'100kb'" },
              output: lines(
                "import { NestFactory } from '@nestjs/core';",
                "import type { NestExpressApplication } from '@nestjs/platform-express';",
                'const app = await NestFactory.create<NestExpressApplication>(AppModule);',
                "app.useBodyParser('json', { limit: '100kb' });",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'express-fileupload without options',
      filename,
      code: lines("const fileUpload = require('express-fileupload');", 'app.use(fileUpload());'),
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 9,
          data: { api: 'fileUpload()', what: 'uploads', option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
              output: lines(
                "const fileUpload = require('express-fileupload');",
                'app.use(fileUpload({ limits: { fileSize: 5 * 1024 * 1024 }, abortOnLimit: true }));',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'express-fileupload that cuts off',
      filename,
      code: lines("import fileUpload from 'express-fileupload';", 'app.use(fileUpload({ limits: { fileSize: 1024 * 1024 } }));'),
      errors: [
        {
          messageId: 'truncated',
          line: 2,
          column: 9,
          data: { api: 'fileUpload()', option: 'limits.fileSize', needed: 'abortOnLimit: true' },
          suggestions: [
            {
              messageId: 'addOption',
              data: { needed: 'abortOnLimit: true' },
              output: lines(
                "import fileUpload from 'express-fileupload';",
                'app.use(fileUpload({ limits: { fileSize: 1024 * 1024 }, abortOnLimit: true }));',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'busboy without limits',
      filename,
      code: lines(
        "import busboy from 'busboy';",
        "import http from 'node:http';",
        'http.createServer((req, res) => { req.pipe(busboy({ headers: req.headers })); });',
      ),
      errors: [
        {
          messageId: 'missing',
          line: 3,
          column: 44,
          data: { api: 'busboy()', what: 'uploads', option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '5 * 1024 * 1024' },
              output: lines(
                "import busboy from 'busboy';",
                "import http from 'node:http';",
                'http.createServer((req, res) => { req.pipe(busboy({ headers: req.headers, limits: { fileSize: 5 * 1024 * 1024 } })); });',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'raw-body without a limit',
      filename,
      code: lines(
        "import getRawBody from 'raw-body';",
        "import express from 'express';",
        'const app = express();',
        "app.post('/', async (req, res) => { res.send(await getRawBody(req)); });",
      ),
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 52,
          data: { api: 'getRawBody()', what: 'request bodies', option: 'limit', proposal: "'100kb'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'100kb'" },
              output: lines(
                "import getRawBody from 'raw-body';",
                "import express from 'express';",
                'const app = express();',
                "app.post('/', async (req, res) => { res.send(await getRawBody(req, { limit: '100kb' })); });",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'raw-body with an encoding only',
      filename,
      code: lines(
        "import getRawBody from 'raw-body';",
        "import express from 'express';",
        'const app = express();',
        "app.post('/', async (req, res) => { res.send(await getRawBody(req, 'utf8')); });",
      ),
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 52,
          data: { api: 'getRawBody()', what: 'request bodies', option: 'limit', proposal: "'100kb'" },
        },
      ],
    },
    {
      name: 'raw-body in middleware of another file',
      filename,
      code: lines(
        "import getRawBody from 'raw-body';",
        'export const raw = () => async (ctx, next) => {',
        "  ctx.state.raw = await getRawBody(ctx.req, { length: ctx.req.headers['content-length'] });",
        '  return next();',
        '};',
      ),
      errors: [
        {
          messageId: 'missing',
          line: 3,
          suggestions: [
            {
              messageId: 'setLimit',
              output: lines(
                "import getRawBody from 'raw-body';",
                'export const raw = () => async (ctx, next) => {',
                "  ctx.state.raw = await getRawBody(ctx.req, { length: ctx.req.headers['content-length'], limit: '100kb' });",
                '  return next();',
                '};',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'raw-body of a request that a helper is handed',
      filename,
      code: lines(
        "import getRawBody from 'raw-body';",
        'export const bodyOf = async req => JSON.parse(await getRawBody(req, true));',
      ),
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'raw-body of a request that a pattern takes out',
      filename,
      code: lines("import getRawBody from 'raw-body';", 'export const bodyIn = ({ request }: Exchange) => getRawBody(request);'),
      errors: [
        {
          messageId: 'missing',
          line: 2,
          suggestions: [
            {
              messageId: 'setLimit',
              output: lines(
                "import getRawBody from 'raw-body';",
                "export const bodyIn = ({ request }: Exchange) => getRawBody(request, { limit: '100kb' });",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'raw-body of koa',
      filename,
      code: lines(
        "import getRawBody from 'raw-body';",
        "import Koa from 'koa';",
        'new Koa().use(async ctx => { ctx.body = await getRawBody(ctx.req, { length: ctx.length }); });',
      ),
      errors: [
        {
          messageId: 'missing',
          line: 3,
          column: 47,
          data: { api: 'getRawBody()', what: 'request bodies', option: 'limit', proposal: "'100kb'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limit', proposal: "'100kb'" },
              output: lines(
                "import getRawBody from 'raw-body';",
                "import Koa from 'koa';",
                "new Koa().use(async ctx => { ctx.body = await getRawBody(ctx.req, { length: ctx.length, limit: '100kb' }); });",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a text that koa takes for no limit',
      filename,
      code: lines("import bodyParser from 'koa-bodyparser';", "app.use(bodyParser({ jsonLimit: 'none', formLimit: '5m' }));"),
      errors: [
        {
          messageId: 'unlimited',
          line: 2,
          column: 33,
          data: { option: 'jsonLimit', value: "'none'", api: 'bodyParser()', what: 'request bodies', proposal: "'1mb'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'jsonLimit', proposal: "'1mb'" },
              output: lines(
                "import bodyParser from 'koa-bodyparser';",
                "app.use(bodyParser({ jsonLimit: '1mb', formLimit: '5m' }));",
              ),
            },
          ],
        },
        {
          messageId: 'misread',
          line: 2,
          column: 52,
          data: { option: 'formLimit', value: "'5m'", read: '5 bytes', api: 'bodyParser()', proposal: "'5mb'" },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'formLimit', proposal: "'5mb'" },
              output: lines(
                "import bodyParser from 'koa-bodyparser';",
                "app.use(bodyParser({ jsonLimit: 'none', formLimit: '5mb' }));",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'the option of another parser',
      filename,
      code: lines("import bodyParser from 'koa-bodyparser';", "app.use(bodyParser({ limit: '5mb' }));"),
      errors: [
        {
          messageId: 'noEffect',
          line: 2,
          column: 22,
          data: { wrong: 'limit', api: 'bodyParser()', holds: 'keeps its default limit of 1 MB', option: 'jsonLimit' },
          suggestions: [
            {
              messageId: 'renameOption',
              data: { option: 'jsonLimit', wrong: 'limit' },
              output: lines("import bodyParser from 'koa-bodyparser';", "app.use(bodyParser({ jsonLimit: '5mb' }));"),
            },
          ],
        },
      ],
    },
    {
      name: 'a wrong option of express',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "app.use(express.json({ maxSize: '1mb', strict: true }));",
      ),
      errors: [
        {
          messageId: 'noEffect',
          line: 3,
          column: 24,
          data: { wrong: 'maxSize', api: 'express.json()', holds: 'keeps its default limit of 100 kB', option: 'limit' },
          suggestions: [
            {
              messageId: 'renameOption',
              data: { option: 'limit', wrong: 'maxSize' },
              output: lines(
                "import express from 'express';",
                'const app = express();',
                "app.use(express.json({ limit: '1mb', strict: true }));",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a wrong option of express in shorthand',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        "const bodyLimit = '1mb';",
        'app.use(express.json({ bodyLimit }));',
      ),
      errors: [
        {
          messageId: 'noEffect',
          line: 4,
          column: 24,
          data: { wrong: 'bodyLimit', api: 'express.json()', holds: 'keeps its default limit of 100 kB', option: 'limit' },
          suggestions: [
            {
              messageId: 'renameOption',
              data: { option: 'limit', wrong: 'bodyLimit' },
              output: lines(
                "import express from 'express';",
                'const app = express();',
                "const bodyLimit = '1mb';",
                'app.use(express.json({ limit: bodyLimit }));',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a wrong option of fastify',
      filename,
      code: lines("import fastify from 'fastify';", 'const app = fastify({ logger: true, limit: 1024 });'),
      errors: [
        {
          messageId: 'noEffect',
          line: 2,
          column: 37,
          data: { wrong: 'limit', api: 'fastify()', holds: 'keeps its default limit of 1 MB', option: 'bodyLimit' },
          suggestions: [
            {
              messageId: 'renameOption',
              data: { option: 'bodyLimit', wrong: 'limit' },
              output: lines("import fastify from 'fastify';", 'const app = fastify({ logger: true, bodyLimit: 1024 });'),
            },
          ],
        },
      ],
    },
    {
      name: 'a text as the limit of fastify',
      filename,
      code: lines("import fastify from 'fastify';", "const app = fastify({ bodyLimit: '1mb' });"),
      errors: [
        {
          messageId: 'unparsable',
          line: 2,
          column: 34,
          data: {
            option: 'bodyLimit',
            value: "'1mb'",
            api: 'fastify()',
            outcome: 'throws when it is called',
            proposal: '1024 * 1024',
          },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'bodyLimit', proposal: '1024 * 1024' },
              output: lines("import fastify from 'fastify';", 'const app = fastify({ bodyLimit: 1024 * 1024 });'),
            },
          ],
        },
      ],
    },
    {
      name: 'a text as the limit of a route of fastify',
      filename,
      code: lines(
        "import fastify from 'fastify';",
        'const app = fastify();',
        "app.post('/', { bodyLimit: Infinity }, async () => 'ok');",
      ),
      errors: [
        {
          messageId: 'unparsable',
          line: 3,
          column: 28,
          data: {
            option: 'bodyLimit',
            value: 'Infinity',
            api: 'app.post()',
            outcome: 'throws when it is called',
            proposal: '1024 * 1024',
          },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'bodyLimit', proposal: '1024 * 1024' },
              output: lines(
                "import fastify from 'fastify';",
                'const app = fastify();',
                "app.post('/', { bodyLimit: 1024 * 1024 }, async () => 'ok');",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a fastify parser that is handed the stream',
      filename,
      code: lines(
        "import fastify from 'fastify';",
        'const app = fastify();',
        "app.addContentTypeParser('text/csv', { bodyLimit: 1000 }, (request, payload, done) => done(null, payload));",
      ),
      errors: [
        {
          messageId: 'uncounted',
          line: 3,
          column: 1,
          data: { option: 'bodyLimit', api: 'app.addContentTypeParser()', needed: "parseAs: 'buffer'" },
        },
      ],
    },
    {
      name: 'an infinite limit of a plugin',
      filename,
      code: lines(
        "import fastify from 'fastify';",
        "import multipart from '@fastify/multipart';",
        'const app = fastify();',
        'await app.register(multipart, { limits: { fileSize: Infinity } });',
      ),
      errors: [
        {
          messageId: 'unlimited',
          line: 4,
          column: 53,
          data: { option: 'limits.fileSize', value: 'Infinity', api: 'multipart', what: 'uploads', proposal: '1024 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'limits.fileSize', proposal: '1024 * 1024' },
              output: lines(
                "import fastify from 'fastify';",
                "import multipart from '@fastify/multipart';",
                'const app = fastify();',
                'await app.register(multipart, { limits: { fileSize: 1024 * 1024 } });',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a text as the limit of hono',
      filename,
      code: lines("import { bodyLimit } from 'hono/body-limit';", "app.use(bodyLimit({ maxSize: '10kb' }));"),
      errors: [
        {
          messageId: 'unlimited',
          line: 2,
          column: 30,
          data: { option: 'maxSize', value: "'10kb'", api: 'bodyLimit()', what: 'request bodies', proposal: '100 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'maxSize', proposal: '100 * 1024' },
              output: lines("import { bodyLimit } from 'hono/body-limit';", 'app.use(bodyLimit({ maxSize: 100 * 1024 }));'),
            },
          ],
        },
      ],
    },
    {
      name: 'restify without a limit',
      filename,
      code: lines("const restify = require('restify');", 'server.use(restify.plugins.bodyParser());'),
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 12,
          data: { api: 'restify.plugins.bodyParser()', what: 'request bodies', option: 'maxBodySize', proposal: '100 * 1024' },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'maxBodySize', proposal: '100 * 1024' },
              output: lines(
                "const restify = require('restify');",
                'server.use(restify.plugins.bodyParser({ maxBodySize: 100 * 1024 }));',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'restify with a limit of 0',
      filename,
      code: lines("const restify = require('restify');", 'server.use(restify.plugins.bodyParser({ maxBodySize: 0 }));'),
      errors: [
        {
          messageId: 'unlimited',
          line: 2,
          column: 54,
          data: {
            option: 'maxBodySize',
            value: '0',
            api: 'restify.plugins.bodyParser()',
            what: 'request bodies',
            proposal: '100 * 1024',
          },
          suggestions: [
            {
              messageId: 'setLimit',
              data: { option: 'maxBodySize', proposal: '100 * 1024' },
              output: lines(
                "const restify = require('restify');",
                'server.use(restify.plugins.bodyParser({ maxBodySize: 100 * 1024 }));',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a second parser for the application',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'app.use(express.json());',
        "app.use(express.json({ limit: '50mb' }));",
      ),
      errors: [
        {
          messageId: 'neverRuns',
          line: 4,
          column: 31,
          data: { option: 'limit', value: "'50mb'", first: 'express.json()', line: '3', size: '100 kB' },
        },
      ],
    },
    {
      name: 'a second parser for a route',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'app.use(express.json());',
        "app.post('/upload', express.json({ limit: '50mb' }), (req, res) => res.end());",
      ),
      errors: [
        {
          messageId: 'neverRuns',
          line: 4,
          column: 43,
          data: { option: 'limit', value: "'50mb'", first: 'express.json()', line: '3', size: '100 kB' },
        },
      ],
    },
    {
      name: 'a second parser for a path, kept in a variable',
      filename,
      code: lines(
        "import express from 'express';",
        "import bodyParser from 'body-parser';",
        'const app = express();',
        "const large = bodyParser.json({ limit: '50mb' });",
        "app.use(bodyParser.json({ limit: '1mb' })).use('/upload', large);",
      ),
      errors: [
        {
          messageId: 'neverRuns',
          line: 4,
          column: 40,
          data: { option: 'limit', value: "'50mb'", first: 'bodyParser.json()', line: '5', size: '1 MB' },
        },
      ],
    },
    {
      name: 'a second parser for a route of a mounted router',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'const upload = express.Router();',
        'app.use(express.json());',
        "upload.post('/', express.json({ limit: '50mb' }), (req, res) => res.end());",
        "app.use('/upload', upload);",
      ),
      errors: [
        {
          messageId: 'neverRuns',
          line: 5,
          column: 40,
          data: { option: 'limit', value: "'50mb'", first: 'express.json()', line: '4', size: '100 kB' },
        },
      ],
    },
    {
      name: 'a second parser registered by a function of the file',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'function parse(target) { target.use(express.json()); }',
        'parse(app);',
        "app.put('/', express.json({ limit: '5mb' }), (req, res) => res.end());",
      ),
      errors: [
        {
          messageId: 'neverRuns',
          line: 5,
          column: 36,
          data: { option: 'limit', value: "'5mb'", first: 'express.json()', line: '3', size: '100 kB' },
        },
      ],
    },
    {
      name: 'a second parser on an application that is given',
      filename,
      code: lines(
        "import express, { type Application } from 'express';",
        'export default (app: Application) => {',
        '  app.use(express.urlencoded({ extended: true }));',
        "  app.use(express.urlencoded({ extended: true, limit: '5mb' }));",
        '};',
      ),
      errors: [
        {
          messageId: 'neverRuns',
          line: 4,
          column: 55,
          data: { option: 'limit', value: "'5mb'", first: 'express.urlencoded()', line: '3', size: '100 kB' },
        },
      ],
    },
    {
      name: 'a second parser on an application without a type',
      filename,
      code: lines(
        "const express = require('express');",
        'module.exports = app => {',
        '  app.use(express.json());',
        "  app.post('/pictures', express.json({ limit: '5mb' }), save);",
        '};',
      ),
      errors: [
        {
          messageId: 'neverRuns',
          line: 4,
          column: 47,
          data: { option: 'limit', value: "'5mb'", first: 'express.json()', line: '3', size: '100 kB' },
        },
      ],
    },
    {
      name: 'text that grows',
      filename,
      code: lines(
        "import http from 'node:http';",
        'http.createServer((req, res) => {',
        "  let body = '';",
        "  req.on('data', chunk => {",
        '    body += chunk.toString();',
        '  });',
        "  req.on('end', () => res.end(body));",
        '});',
      ),
      errors: [
        {
          messageId: 'unboundedStream',
          line: 4,
          column: 18,
          data: { stream: 'req' },
          suggestions: [
            {
              messageId: 'endLongRequest',
              data: { target: 'body' },
              output: lines(
                "import http from 'node:http';",
                'http.createServer((req, res) => {',
                "  let body = '';",
                "  req.on('data', chunk => {",
                '    body += chunk.toString();',
                '    if (body.length > 1024 * 1024) req.destroy();',
                '  });',
                "  req.on('end', () => res.end(body));",
                '});',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'text that grows, in one expression',
      filename,
      code: lines(
        "import express from 'express';",
        "express().post('/', (req, res) => {",
        "  let data = '';",
        "  req.setEncoding('utf8');",
        "  req.on('data', chunk => (data += chunk));",
        "  req.on('end', () => res.send(data));",
        '});',
      ),
      errors: [
        {
          messageId: 'unboundedStream',
          line: 5,
          column: 18,
          data: { stream: 'req' },
          suggestions: [
            {
              messageId: 'endLongRequest',
              data: { target: 'data' },
              output: lines(
                "import express from 'express';",
                "express().post('/', (req, res) => {",
                "  let data = '';",
                "  req.setEncoding('utf8');",
                "  req.on('data', chunk => { data += chunk; if (data.length > 1024 * 1024) req.destroy(); });",
                "  req.on('end', () => res.send(data));",
                '});',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'text that grows, with a function expression',
      filename,
      code: lines(
        "const http = require('http')",
        'http.createServer(function (request, response) {',
        "  var body = ''",
        "  request.on('data', function (data) {",
        '    body += data',
        '  })',
        "  request.on('end', function () { response.end(body) })",
        '})',
      ),
      errors: [
        {
          messageId: 'unboundedStream',
          line: 4,
          column: 22,
          data: { stream: 'request' },
          suggestions: [
            {
              messageId: 'endLongRequest',
              data: { target: 'body' },
              output: lines(
                "const http = require('http')",
                'http.createServer(function (request, response) {',
                "  var body = ''",
                "  request.on('data', function (data) {",
                '    body += data',
                '    if (body.length > 1024 * 1024) request.destroy()',
                '  })',
                "  request.on('end', function () { response.end(body) })",
                '})',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a list of chunks',
      filename,
      code: lines(
        "import { createServer, type IncomingMessage } from 'node:http';",
        'function read(request: IncomingMessage): Promise<Buffer> {',
        '  return new Promise(resolve => {',
        '    const chunks: Buffer[] = [];',
        "    request.on('data', chunk => chunks.push(chunk));",
        "    request.on('end', () => resolve(Buffer.concat(chunks)));",
        '  });',
        '}',
      ),
      errors: [
        {
          messageId: 'unboundedStream',
          line: 5,
          column: 24,
          data: { stream: 'request' },
        },
      ],
    },
    {
      name: 'a buffer that grows',
      filename,
      code: lines(
        "import http from 'node:http';",
        'http.createServer((req, res) => {',
        '  let body = Buffer.alloc(0);',
        "  req.on('data', chunk => { body = Buffer.concat([body, chunk]); });",
        '});',
      ),
      errors: [
        {
          messageId: 'unboundedStream',
          line: 4,
          column: 18,
          data: { stream: 'req' },
        },
      ],
    },
    {
      name: 'a promise that an error of the stream rejects',
      filename,
      code: lines(
        'module.exports = req =>',
        '  new Promise((resolve, reject) => {',
        "    let data = '';",
        "    req.on('data', part => (data += part));",
        "    req.once('end', () => resolve(data));",
        "    req.once('error', reject);",
        '  });',
      ),
      errors: [
        {
          messageId: 'unboundedStream',
          line: 4,
          data: { stream: 'req' },
          suggestions: [
            {
              messageId: 'endLongRequest',
              data: { target: 'data' },
              output: lines(
                'module.exports = req =>',
                '  new Promise((resolve, reject) => {',
                "    let data = '';",
                "    req.on('data', part => { data += part; if (data.length > 1024 * 1024) req.destroy(new Error('The body is too large.')); });",
                "    req.once('end', () => resolve(data));",
                "    req.once('error', reject);",
                '  });',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a promise that an error of the stream does not settle',
      filename,
      code: lines(
        'module.exports = req =>',
        '  new Promise((resolve, reject) => {',
        "    let data = '';",
        "    req.on('data', part => { data += part; });",
        "    req.on('end', () => resolve(data));",
        "    req.on('error', error => console.error(error));",
        '  });',
      ),
      errors: [{ messageId: 'unboundedStream', line: 4, data: { stream: 'req' } }],
    },
    {
      name: 'a function that waits for the end of the stream',
      filename,
      code: lines(
        "import { once } from 'node:events';",
        "import http from 'node:http';",
        'http.createServer(async (req, res) => {',
        "  let body = '';",
        "  req.on('data', chunk => { body += chunk; });",
        "  await once(req, 'end');",
        '  res.end(body);',
        '});',
      ),
      errors: [{ messageId: 'unboundedStream', line: 5, data: { stream: 'req' } }],
    },
    {
      name: 'a length that the answer tells',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        '  const chunks = [];',
        "  req.on('data', chunk => chunks.push(chunk));",
        "  req.on('end', () => { res.setHeader('Content-Length', 2); res.end(chunks.join('')); });",
        '}).listen(3000);',
      ),
      errors: [{ messageId: 'unboundedStream', line: 4, data: { stream: 'req' } }],
    },
    {
      name: 'a length in the head of the answer',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        '  const chunks = [];',
        "  req.on('data', chunk => chunks.push(chunk));",
        "  req.on('end', () => { res.writeHead(200, { 'Content-Length': 2 }); res.end(chunks.join('')); });",
        '}).listen(3000);',
      ),
      errors: [{ messageId: 'unboundedStream', line: 4, data: { stream: 'req' } }],
    },
    {
      name: 'a length among the headers of the answer',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        '  const chunks = [];',
        "  req.on('data', chunk => chunks.push(chunk));",
        "  req.on('end', () => { const headers = {}; headers['content-length'] = 2; res.writeHead(200, headers).end(chunks.join('')); });",
        '}).listen(3000);',
      ),
      errors: [{ messageId: 'unboundedStream', line: 4, data: { stream: 'req' } }],
    },
    {
      name: 'a length that express tells',
      filename,
      code: lines(
        "const app = require('express')();",
        "app.post('/', (req, res) => {",
        '  const chunks = [];',
        "  req.on('data', chunk => chunks.push(chunk));",
        "  req.on('end', () => res.set('Content-Length', '2').send(chunks.join('')));",
        '});',
      ),
      errors: [{ messageId: 'unboundedStream', line: 4, data: { stream: 'req' } }],
    },
    {
      name: 'a length for another server',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        '  const chunks = [];',
        "  req.on('data', chunk => chunks.push(chunk));",
        "  req.on('end', () => http.request({ headers: { 'Content-Length': '2' } }).end(chunks.join('')));",
        '}).listen(3000);',
      ),
      errors: [{ messageId: 'unboundedStream', line: 4, data: { stream: 'req' } }],
    },
    {
      name: 'a listener bound to a list',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        '  const chunks = [];',
        "  req.on('data', chunks.push.bind(chunks));",
        "  req.on('end', () => res.end(Buffer.concat(chunks)));",
        '}).listen(3000);',
      ),
      errors: [{ messageId: 'unboundedStream', line: 4, data: { stream: 'req' } }],
    },
    {
      name: 'a listener of the prototype bound to a list',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        '  const chunks = [];',
        "  req.addListener('data', Array.prototype.push.bind(chunks));",
        "  req.on('end', () => res.end(chunks.length === 0 ? '' : Buffer.concat(chunks)));",
        '}).listen(3000);',
      ),
      errors: [{ messageId: 'unboundedStream', line: 4, data: { stream: 'req' } }],
    },
    {
      name: 'a bound listener in a variable',
      filename,
      code: lines(
        "const http = require('http');",
        'http.createServer((req, res) => {',
        '  const chunks = [];',
        '  const keep = [].push.bind(chunks);',
        "  req.on('data', keep).on('end', () => res.end(Buffer.concat(chunks)));",
        '}).listen(3000);',
      ),
      errors: [{ messageId: 'unboundedStream', line: 5, data: { stream: 'req' } }],
    },
    {
      name: 'a bound listener in a promise',
      filename,
      code: lines(
        "const app = require('express')();",
        "app.post('/', async (req, res) => {",
        '  const body = await new Promise((resolve, reject) => {',
        '    const parts = [];',
        "    req.on('data', parts.push.bind(parts));",
        "    req.on('end', () => resolve(Buffer.concat(parts)));",
        "    req.on('error', reject);",
        '  });',
        '  res.send(body);',
        '});',
      ),
      errors: [{ messageId: 'unboundedStream', line: 5, data: { stream: 'req' } }],
    },
    {
      name: 'a chain of listeners',
      filename,
      code: lines(
        "import http from 'node:http';",
        'http.createServer((request, response) => {',
        "  let body = '';",
        '  request',
        "    .on('error', error => response.destroy(error))",
        "    .on('data', chunk => {",
        '      body += chunk;',
        '    })',
        "    .on('end', () => response.end(body));",
        '});',
      ),
      errors: [
        {
          messageId: 'unboundedStream',
          line: 6,
          data: { stream: 'request' },
          suggestions: [
            {
              messageId: 'endLongRequest',
              data: { target: 'body' },
              output: lines(
                "import http from 'node:http';",
                'http.createServer((request, response) => {',
                "  let body = '';",
                '  request',
                "    .on('error', error => response.destroy(error))",
                "    .on('data', chunk => {",
                '      body += chunk;',
                "      if (body.length > 1024 * 1024) request.destroy(new Error('The body is too large.'));",
                '    })',
                "    .on('end', () => response.end(body));",
                '});',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a function for requests of other files',
      filename,
      code: lines(
        'module.exports = function readBody(req) {',
        '  return new Promise(resolve => {',
        "    let body = '';",
        "    req.on('data', chunk => { body += chunk; });",
        "    req.on('end', () => resolve(body));",
        '  });',
        '};',
      ),
      errors: [
        {
          messageId: 'unboundedStream',
          line: 4,
          column: 20,
          data: { stream: 'req' },
        },
      ],
    },
    {
      name: 'a loop over a request',
      filename,
      code: lines(
        "import http from 'node:http';",
        'http.createServer(async (req, res) => {',
        "  let body = '';",
        '  for await (const chunk of req) body += chunk;',
        '  res.end(body);',
        '});',
      ),
      errors: [
        {
          messageId: 'unboundedStream',
          line: 4,
          column: 3,
          data: { stream: 'req' },
        },
      ],
    },
    {
      name: 'a loop over the request of koa',
      filename,
      code: lines(
        "import Koa from 'koa';",
        'new Koa().use(async ctx => {',
        '  const chunks = [];',
        '  for await (const chunk of ctx.req) {',
        '    chunks.push(chunk);',
        '  }',
        '  ctx.body = Buffer.concat(chunks);',
        '});',
      ),
      errors: [
        {
          messageId: 'unboundedStream',
          line: 4,
          column: 3,
          data: { stream: 'ctx.req' },
        },
      ],
    },
    {
      name: 'a request read by node itself',
      filename,
      code: lines(
        "import { json } from 'node:stream/consumers';",
        "import http from 'node:http';",
        'http.createServer(async (req, res) => { save(await json(req)); res.end(); });',
      ),
      errors: [
        {
          messageId: 'unboundedStream',
          line: 3,
          column: 52,
          data: { stream: 'req' },
        },
      ],
    },
    {
      name: 'the request of hapi',
      filename,
      code: lines(
        "import Hapi from '@hapi/hapi';",
        'const server = Hapi.server();',
        "server.route({ method: 'POST', path: '/', options: { payload: { parse: false, output: 'stream' } }, handler: async (request, h) => {",
        '  const chunks = [];',
        '  for await (const chunk of request.raw.req) chunks.push(chunk);',
        '  return Buffer.concat(chunks);',
        '} });',
      ),
      errors: [
        {
          messageId: 'unboundedStream',
          line: 5,
          column: 3,
          data: { stream: 'request.raw.req' },
        },
      ],
    },
    {
      name: 'the default of express where a limit is required',
      filename,
      code: lines(
        "import express from 'express';",
        'const app = express();',
        'app.use(express.json());',
        'app.use(express.urlencoded({ extended: false }));',
      ),
      options: [{ requireExplicit: true }],
      output: lines(
        "import express from 'express';",
        'const app = express();',
        "app.use(express.json({ limit: '100kb' }));",
        "app.use(express.urlencoded({ extended: false, limit: '100kb' }));",
      ),
      errors: [
        {
          messageId: 'implicit',
          line: 3,
          column: 9,
          data: { api: 'express.json()', size: '100 kB', option: 'limit', proposal: "'100kb'" },
        },
        {
          messageId: 'implicit',
          line: 4,
          column: 9,
          data: { api: 'express.urlencoded()', size: '100 kB', option: 'limit', proposal: "'100kb'" },
        },
      ],
    },
    {
      name: 'the default of fastify where a limit is required',
      filename,
      code: lines("import fastify from 'fastify';", 'const app = fastify();'),
      options: [{ requireExplicit: true }],
      output: lines("import fastify from 'fastify';", 'const app = fastify({ bodyLimit: 1024 * 1024 });'),
      errors: [
        {
          messageId: 'implicit',
          line: 2,
          column: 13,
          data: { api: 'fastify()', size: '1 MB', option: 'bodyLimit', proposal: '1024 * 1024' },
        },
      ],
    },
    {
      name: 'the default of fastify with other options',
      filename,
      code: lines("import fastify from 'fastify';", 'const app = fastify({', '  logger: true,', '});'),
      options: [{ requireExplicit: true }],
      output: lines(
        "import fastify from 'fastify';",
        'const app = fastify({',
        '  logger: true,',
        '  bodyLimit: 1024 * 1024,',
        '});',
      ),
      errors: [
        {
          messageId: 'implicit',
          line: 2,
          column: 13,
          data: { api: 'fastify()', size: '1 MB', option: 'bodyLimit', proposal: '1024 * 1024' },
        },
      ],
    },
    {
      name: 'the default of koa where a limit is required',
      filename,
      code: lines('const bodyParser = require("koa-bodyparser");', 'app.use(bodyParser());'),
      options: [{ requireExplicit: true }],
      output: lines('const bodyParser = require("koa-bodyparser");', 'app.use(bodyParser({ jsonLimit: "1mb" }));'),
      errors: [
        {
          messageId: 'implicit',
          line: 2,
          column: 9,
          data: { api: 'bodyParser()', size: '1 MB', option: 'jsonLimit', proposal: '"1mb"' },
        },
      ],
    },
    {
      name: 'the default of hapi where a limit is required',
      filename,
      code: lines("import Hapi from '@hapi/hapi';", 'const server = Hapi.server({ port: 3000, routes: { cors: true } });'),
      options: [{ requireExplicit: true }],
      output: lines(
        "import Hapi from '@hapi/hapi';",
        'const server = Hapi.server({ port: 3000, routes: { cors: true, payload: { maxBytes: 1024 * 1024 } } });',
      ),
      errors: [
        {
          messageId: 'implicit',
          line: 2,
          column: 16,
          data: { api: 'Hapi.server()', size: '1 MB', option: 'routes.payload.maxBytes', proposal: '1024 * 1024' },
        },
      ],
    },
    {
      name: 'the adapter of nest where a limit is required',
      filename,
      code: lines(
        "import { FastifyAdapter } from '@nestjs/platform-fastify';",
        'NestFactory.create(AppModule, new FastifyAdapter());',
      ),
      options: [{ requireExplicit: true }],
      output: lines(
        "import { FastifyAdapter } from '@nestjs/platform-fastify';",
        'NestFactory.create(AppModule, new FastifyAdapter({ bodyLimit: 1024 * 1024 }));',
      ),
      errors: [
        {
          messageId: 'implicit',
          line: 2,
          column: 31,
          data: { api: 'FastifyAdapter()', size: '1 MB', option: 'bodyLimit', proposal: '1024 * 1024' },
        },
      ],
    },
    {
      name: 'the default with a comment among the options',
      filename,
      code: lines("import express from 'express';", 'const app = express();', 'app.use(express.json({ /* all defaults */ }));'),
      options: [{ requireExplicit: true }],
      errors: [
        {
          messageId: 'implicit',
          line: 3,
          column: 9,
          data: { api: 'express.json()', size: '100 kB', option: 'limit', proposal: "'100kb'" },
        },
      ],
    },
    ...(
      [
        ['a typed plugin of hapi', "export const scans: Plugin<void> = { name: 'scans', register(server) {", '} };'],
        [
          'a plugin of hapi that satisfies its type',
          "export default { name: 'scans', register: async server => {",
          '} } satisfies Plugin<void>;',
        ],
        ['a plugin of hapi by a cast', 'export const scans = { pkg, register: async function (server) {', '} } as Plugin<void>;'],
        [
          'a plugin of hapi by its shape',
          "export const plugin = { name: 'scans', register: async (server, options) => {",
          '} };',
        ],
      ] as const
    ).map(([name, before, after]) => ({
      name,
      filename,
      code: lines(
        "import type { Plugin } from '@hapi/hapi';",
        before,
        "  server.route({ method: 'POST', path: '/', options: { payload: { maxBytes: Number.MAX_SAFE_INTEGER } }, handler: () => 1 });",
        after,
      ),
      errors: [{ messageId: 'excessive' as const, line: 3 }],
    })),
    ...['Number.MAX_VALUE', '2 ** 40', '1e12', 'GB * 512'].map(value => ({
      name: `a limit of hapi that is none: ${value}`,
      filename,
      code: lines(
        "import Hapi from '@hapi/hapi';",
        'const GB = 1024 * 1024 * 1024;',
        'const server = Hapi.server();',
        `server.route([{ method: 'POST', path: '/', config: { payload: { output: 'data', maxBytes: ${value} } }, handler: () => 1 }]);`,
      ),
      errors: [{ messageId: 'excessive' as const, line: 4 }],
    })),
    ...(
      [
        ['no limit', 'maxPayload: 0', 'new WebSocketServer({ port: 8080, ...options })'],
        ['no limit beside a server', 'maxPayload: 0', 'new WebSocketServer({ ...options, noServer: true })'],
        ['an infinite limit', 'maxPayload: Infinity', 'new WebSocket.Server(options)'],
        ['a limit that is no number', "maxPayload: '1mb'", 'new Server(options)'],
        ['an option of another package', 'maxPayloadLength: 1024', 'new WebSocketServer(options)'],
      ] as const
    ).map(([name, option, made]) => {
      const code = (options: string): string =>
        lines("import WebSocket, { Server, WebSocketServer } from 'ws';", `const options = { ${options} };`, `${made};`);
      const isWrongName = option.startsWith('maxPayloadLength');
      const data = { option: 'maxPayload', wrong: 'maxPayloadLength', proposal: '1024 * 1024' };
      const messageId = isWrongName ? ('renameOption' as const) : ('setLimit' as const);
      const output = made.includes('...')
        ? code(option).replace(' });', ', maxPayload: 1024 * 1024 });')
        : code(isWrongName ? 'maxPayload: 1024' : 'maxPayload: 1024 * 1024');
      return {
        name: `messages of ws with ${name}`,
        filename,
        code: code(option),
        errors: [
          {
            messageId: isWrongName ? ('noEffect' as const) : ('unlimited' as const),
            line: 2,
            suggestions: [{ messageId, data, output }],
          },
        ],
      };
    }),
    {
      name: 'messages of ws of a GB',
      filename,
      code: lines("import { WebSocketServer } from 'ws';", 'new WebSocketServer({ port: 80, maxPayload: 1024 ** 3 });'),
      errors: [
        {
          messageId: 'excessive',
          data: {
            option: 'maxPayload',
            value: '1024 ** 3',
            amount: '1 GB',
            max: '100 MB',
            bringer: 'message',
            maximum: 'max',
          },
        },
      ],
    },
    ...['new Server(server, options)', 'new Server(options)', 'new Server(3000, { ...options })'].map(made => {
      const code = (limit: string): string =>
        lines("import { Server } from 'socket.io';", `const options = { maxHttpBufferSize: ${limit} };`, `${made};`);
      return {
        name: `messages of socket.io without a limit: ${made}`,
        filename,
        code: code('Infinity'),
        errors: [
          {
            messageId: 'unlimited' as const,
            line: 2,
            suggestions: [
              {
                messageId: 'setLimit' as const,
                data: { option: 'maxHttpBufferSize', proposal: '1e6' },
                output: made.includes('...') ? code('Infinity').replace(' });', ', maxHttpBufferSize: 1e6 });') : code('1e6'),
              },
            ],
          },
        ],
      };
    }),
    {
      name: 'an upload of hapi without an end',
      filename,
      code: lines(
        "import Hapi from '@hapi/hapi';",
        'const server = Hapi.server();',
        "const payload = { output: 'stream', maxBytes: Number.MAX_SAFE_INTEGER };",
        "server.route({ method: 'POST', path: '/', options: { payload }, handler: () => 1 });",
      ),
      errors: [{ messageId: 'excessive' as const, line: 3 }],
    },
    ...(
      [
        ['a form of hono', 'c.req.parseBody()', 'serve({ fetch: app.fetch, port: 3000 });'],
        ['form data of hono', 'c.req.formData()', 'serve(app);'],
        ['bytes of hono', 'c.req.arrayBuffer()', 'createAdaptorServer(app).listen(3000);'],
        ['a blob of hono', 'c.req.blob()', 'serve({ fetch: app.fetch }, info => console.log(info.port));'],
      ] as const
    ).map(([name, read, serving]) => ({
      name: `${name} without a limit`,
      filename,
      code: lines(
        "import { createAdaptorServer, serve } from '@hono/node-server';",
        "import { Hono } from 'hono';",
        'const app = new Hono();',
        `app.post('/', async c => c.json({ got: Boolean(await ${read}) }));`,
        serving,
      ),
      errors: [
        {
          messageId: 'unlimitedReading' as const,
          line: 3,
          data: { api: read, line: 4, application: 'app', protection: 'bodyLimit' },
        },
      ],
    })),
    {
      name: 'JSON of hono where limits have to be written down',
      filename,
      code: lines(
        "import { serve } from '@hono/node-server';",
        "import { Hono } from 'hono';",
        'const app = new Hono();',
        "app.post('/', async c => c.json(await c.req.json()));",
        'serve(app);',
      ),
      options: [{ requireExplicit: true }],
      errors: [{ messageId: 'unlimitedReading', line: 3 }],
    },
  ],
});
