// The route validates its query with the words that Joi allows.
const Hapi = require('@hapi/hapi');
const Joi = require('joi');
const mysql = require('mysql2/promise');

const pool = mysql.createPool(process.env.MYSQL_URL);

const route = {
  method: 'GET',
  path: '/stations',
  options: {
    validate: {
      query: Joi.object({
        by: Joi.string().valid('name', 'opened', 'passengers').default('name'),
        top: Joi.number().integer().min(1).max(50).default(10),
      }),
    },
  },
  handler: async request => {
    const { by, top } = request.query;
    const [rows] = await pool.query(`SELECT * FROM stations ORDER BY ${by} DESC LIMIT ${top}`);
    return rows;
  },
};

const server = Hapi.server({ port: 3000 }); // expect: require-helmet
server.route(route);
server.start();
