const { PGlite } = require('@electric-sql/pglite');
const { PGLiteSocketServer } = require('@electric-sql/pglite-socket');

/** Starts a PostgreSQL inside this process, so that the example needs no database server. */
async function startDatabase() {
  const db = await PGlite.create();
  const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 10 });
  await server.start();

  const port = Number(server.getServerConn().split(':').pop());
  return {
    connection: { host: '127.0.0.1', port, user: 'postgres', database: 'postgres', max: 2 },
    async close() {
      await server.stop();
      await db.close();
    },
  };
}

module.exports = { startDatabase };
