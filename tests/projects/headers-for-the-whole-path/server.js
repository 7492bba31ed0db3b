// Everything that the routers of other files answer lies below the path that has the headers.
const express = require('express');
const helmet = require('helmet');
const clients = require('./clients');
const orders = require('./orders');

const app = express();

app.get('/', (req, res) => res.redirect(302, '/v1/clients'));
app.use('/v1', helmet());
app.use('/v1/clients', clients);
app.use(orders);
app.use((req, res) => res.status(404).json({ error: 'There is nothing here.' }));

app.listen(3000);
