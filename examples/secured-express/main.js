const { Pool } = require('pg');
const config = require('./config');
const { createApp } = require('./app');
const { createManagement } = require('./management');
const { startDatabase } = require('./database/embedded');
const { createTables, insertSampleData } = require('./database/schema');

const host = '127.0.0.1';

function listen(app, port) {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, error => (error ? reject(error) : resolve(server)));
  });
}

function stop(server) {
  return new Promise(resolve => server.close(resolve));
}

/** Starts the shop with a fresh database; port 0 picks a free port. */
async function start({ port = config.port, managementPort = config.managementPort } = {}) {
  const database = await startDatabase();
  const pool = new Pool(database.connection);
  await createTables(pool);
  await insertSampleData(pool);

  const shop = createApp(database.connection, pool);
  const server = await listen(shop.app, port);
  const management = await listen(createManagement(pool), managementPort);

  return {
    url: `http://${host}:${server.address().port}`,
    managementUrl: `http://${host}:${management.address().port}`,
    query: async (text, values) => (await pool.query(text, values)).rows,
    async close() {
      await Promise.all([stop(server), stop(management)]);
      await Promise.all([shop.close(), pool.end()]);
      await database.close();
    },
  };
}

module.exports = { start };

if (require.main === module) {
  start().then(({ url, managementUrl }) => console.log(`Shop on ${url}, management on ${managementUrl}`));
}
