import Hapi, { type Plugin, type Request, type ResponseToolkit, type ServerAuthScheme } from '@hapi/hapi';
import jwt from 'jsonwebtoken';
import { Pool } from 'pg';

const pool = new Pool();
const server = Hapi.server({ port: 3000, routes: { security: true, payload: { maxBytes: 512 * 1024 } } });

server.route({
  method: 'GET',
  path: '/users/{id}',
  handler: async request => {
    await pool.query('SELECT * FROM users WHERE id = $1', [request.params['id']]);
    await pool.query(`SELECT * FROM users WHERE id = '${request.params['id']}'`); // expect: no-raw-sql-interpolation
    return {};
  },
});

server.route([
  {
    method: 'POST',
    path: '/notes',
    options: {
      payload: { maxBytes: 64 * 1024 },
      handler: async (request, h) => {
        const { text } = request.payload as { text: string };
        await pool.query(`INSERT INTO notes (text) VALUES ('${text}')`); // expect: no-raw-sql-interpolation
        return h.response({}).code(201).header('X-Note', '1');
      },
    },
  },
]);

const search = async (request: Request, h: ResponseToolkit) => {
  await pool.query(`SELECT * FROM notes WHERE text = '${request.query['q']}'`); // expect: no-raw-sql-interpolation
  return h.response([]);
};
const notes: Plugin<undefined> = {
  name: 'notes',
  register: async child => {
    child.route({ method: 'GET', path: '/search', handler: search });
  },
};

const archive: Plugin<undefined> = {
  name: 'archive',
  register(child) {
    child.route({
      method: 'PUT',
      path: '/archive',
      options: { payload: { output: 'data', maxBytes: Number.MAX_SAFE_INTEGER } }, // expect: require-body-limit
      handler: () => 'kept',
    });
    child.route({
      method: 'PUT',
      path: '/archive/films',
      options: { payload: { output: 'file', maxBytes: 2 * 1024 * 1024 * 1024 } },
      handler: () => 'kept',
    });
  },
};

const claimed: ServerAuthScheme = () => ({
  authenticate(asked, tools) {
    const found = /^Bearer (?<token>.+)$/.exec(String(asked.headers['authorization']));
    const claims = jwt.decode(found?.groups?.['token'] ?? ''); // expect: require-jwt-verify
    if (typeof claims !== 'object') return tools.unauthenticated(new Error('Who are you?'));
    return tools.authenticated({ credentials: { user: { id: claims?.sub } } });
  },
});
const proved: ServerAuthScheme = () => ({
  authenticate(asked, tools) {
    const found = /^Bearer (?<token>.+)$/.exec(String(asked.headers['authorization']));
    const claims = jwt.verify(found?.groups?.['token'] ?? '', process.env['JWT_SECRET'] ?? '');
    return tools.authenticated({ credentials: { user: { id: claims.sub } } });
  },
});
server.auth.scheme('claimed', claimed);
server.auth.scheme('proved', proved);

await server.register([notes, archive]);
await server.start();

const bare = Hapi.server({ port: 3001 }); // expect: require-helmet
bare.route({ method: 'GET', path: '/', handler: () => 'hello' });
await bare.start();

const off = new Hapi.Server({ port: 3002, routes: { security: false } }); // expect: require-helmet
off.route({ method: 'GET', path: '/', handler: () => 'hello' });
await off.start();
