import express from 'express';

const app = express(); // expect: require-helmet
app.get('/', (req, res) => res.send('describe(it)'));
app.listen(4000);
