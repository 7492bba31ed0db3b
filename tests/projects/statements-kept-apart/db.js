const mysql = require('mysql');

const connection = mysql.createConnection({ host: process.env.DB_HOST });

exports.fetchAll = (text, values) =>
  new Promise((resolve, reject) => {
    connection.query(text, values, (error, rows) => (error ? reject(error) : resolve(rows)));
  });

exports.fetchOne = async (text, values) => (await exports.fetchAll(text, values))[0];

exports.note = text => console.log(text);
