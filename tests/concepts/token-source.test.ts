import { describe, expect, test } from 'vitest';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { analysisOf } from '../../src/concepts/analysis.js';
import { KeyIndex } from '../../src/concepts/token-keys.js';
import { keysOf, tokenSourceOf } from '../../src/concepts/token-source.js';
import type { Node } from '../../src/engine/index.js';

/** Where the argument of `probe(...)` comes from, and whether that of `other(...)` is the same token. */
function inspect(code: string): { from: string; same: boolean | null } {
  let found: { from: string; same: boolean | null } | null = null;
  const plugin = {
    rules: {
      probe: {
        create(context: { sourceCode: never; filename: string }) {
          const analysis = analysisOf(context.sourceCode, context.filename);
          const tokens = new Map<string, Node>();
          const collector = analysis.collector();
          return {
            ...collector,
            CallExpression(node: { callee: { name?: string }; arguments: Node[] }) {
              collector.CallExpression?.(node as never);
              if (/^(?:probe|other)$/.test(node.callee.name ?? '')) tokens.set(node.callee.name ?? '', node.arguments[0] as Node);
            },
            'Program:exit'() {
              const token = tokens.get('probe');
              const other = tokens.get('other');
              if (!token) throw new Error('the code has no probe(...) call');
              const source = tokenSourceOf(analysis, token);
              const index = new KeyIndex<Node>();
              if (other) index.add(keysOf(analysis, other), other);
              found = { from: source.from, same: other ? index.sharing(source.keys).size > 0 : null };
            },
          };
        },
      },
    },
  };
  const config = [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { p: plugin }, rules: { 'p/probe': 'error' } }];
  const messages = new Linter({ configType: 'flat' }).verify(code, config as never, { filename: 'file.ts' });
  expect(messages).toEqual([]);
  if (!found) throw new Error('the code was not walked');
  return found;
}

const handler = (body: string): string =>
  `import express from 'express'; const app = express(); app.get('/', async (req, res) => { ${body} });`;

describe('where a token comes from', () => {
  test.each([
    [handler('probe(req.cookies.token)'), 'request'],
    [handler("probe(req.headers.authorization?.split(' ')[1] ?? '')"), 'request'],
    [handler("const [, token] = req.get('authorization').split(' '); probe(token)"), 'request'],
    [
      handler('const m = /x (.*)/.exec(req.headers.authorization); probe(req.headers.authorization.match(/x (.*)/)[1])'),
      'request',
    ],
    [handler('const m = /x (.*)/.exec(req.headers.authorization); probe(m[1])'), 'request'],
    [handler('const [, token] = BEARER.exec(req.headers.authorization ?? "") ?? []; probe(token)'), 'request'],
    [handler('const m = /x (?<token>.*)/.exec(req.headers.authorization); probe(m.groups.token)'), 'request'],
    [handler('const m = /x (.*)/.exec(settings.header); probe(m[1])'), 'unknown'],
    [handler('const { token } = req.body; probe(token)'), 'request'],
    [handler('probe(`${req.cookies.a}.${req.cookies.b}`)'), 'request'],
    [handler("import('x'); probe(tokenOf(req))"), 'request'],
    [handler('const cookies = parse(req.headers.cookie); probe(cookies.token)'), 'request'],
    [handler('const set = await client.callback(req); probe(set.id_token)'), 'unknown'],
    [handler('probe(await exchange(req.query.code))'), 'unknown'],
    [handler('const { data } = await axios.post(url); probe(data.id_token)'), 'unknown'],
    ["import jwt from 'jsonwebtoken'; const token = jwt.sign({}, key); probe(token)", 'own'],
    [
      "import { JwtService } from '@nestjs/jwt'; class A { constructor(private jwt: JwtService) {} async m() { probe(await this.jwt.signAsync({})) } }",
      'own',
    ],
    ['export const f = (token: string) => probe(token)', 'parameter'],
    ['export const f = ({ token }) => probe(token)', 'parameter'],
    ["export const f = request => probe(new URL(request.url, base).searchParams.get('token'))", 'parameter'],
    ["export const f = r => { const { searchParams } = new URL(r.url); probe(searchParams.get('token')) }", 'parameter'],
    ["export const f = r => { const q = new URLSearchParams(r.url.split('?')[1]); probe(q.get('t')) }", 'parameter'],
    ["const q = new URLSearchParams(location.search); probe(q.get('token'))", 'unknown'],
    [handler("const url = new URL(req.url, base); probe(url.searchParams.get('token'))"), 'request'],
    [
      "export const f = server => server.on('upgrade', (req, socket, head) => { socket.on('x', f); probe(req.headers.x) })",
      'request',
    ],
    ['io.use((socket, next) => probe(socket.handshake.auth.token))', 'request'],
    ['export const handler = async event => probe(event.headers.Authorization)', 'request'],
    ["export const middleware = (request: NextRequest) => probe(request.cookies.get('token')?.value)", 'request'],
    ['http.interceptors.response.use(response => probe(response.headers.authorization))', 'unknown'],
    ['class G { m(context) { probe(Gql.create(context).getContext().req.headers.authorization) } }', 'request'],
    ['probe(process.env.TOKEN)', 'unknown'],
    ['probe(session.token)', 'unknown'],
  ])('%s', (code, from) => {
    expect(inspect(code).from).toBe(from);
  });
});

describe('the same token', () => {
  test.each([
    ['const token = req.cookies.token; other(token); probe(token)', true],
    ['other(req.cookies.token); probe(req.cookies.token)', true],
    ['const token = req.cookies.token; other(req.cookies.token); probe(token)', true],
    ["const header = req.headers.authorization; const token = header.split(' ')[1]; other(header); probe(token)", true],
    ['const h = req.headers.authorization; const m = /x (.*)/.exec(h); other(m[1]); probe(/y (.*)/.exec(h)[1])', true],
    ['other(/x (.*)/.exec(req.cookies.a)[1]); probe(/x (.*)/.exec(req.cookies.b)[1])', false],
    ['other({ idToken: req.cookies.token }); probe(req.cookies.token)', true],
    ['other(tokenOf(req)); probe(tokenOf(req))', true],
    ['const { token } = req.cookies; other(req.cookies.token); probe(token)', true],
    ['other(req.cookies.refresh); probe(req.cookies.access)', false],
    ['const a = req.cookies.a; const b = req.cookies.b; other(a); probe(b)', false],
    ['other(req.body.password); probe(req.body.token)', false],
    ["const { searchParams: q } = new URL(req.url); other(q.get('a')); probe(q.get('a'))", true],
    ["const { searchParams: q } = new URL(req.url); other(q.get('a')); probe(q.get('b'))", false],
  ])('%s', (body, same) => {
    expect(inspect(handler(body)).same).toBe(same);
  });
});
