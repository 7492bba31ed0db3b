// What tests start, make up and ask is reached by no client.
import express from 'express';
import jwt from 'jsonwebtoken';

const fake = express();
fake.get('/prices', (req, res) => res.json({ user: jwt.decode(req.headers.authorization) }));
fake.listen(4010);
