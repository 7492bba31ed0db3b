const path = require('path');
const express = require('express');

const office = express();

office.set('views', path.join(__dirname, 'views'));
office.set('view engine', 'pug');
office.use(express.static(path.join(__dirname, 'public')));

office.get('/', (req, res) => res.render('desk', { home: office.path() }));

module.exports = office;
