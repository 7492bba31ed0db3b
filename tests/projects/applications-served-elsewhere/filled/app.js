import express from 'express';

export const app = express(); // expect: require-helmet
app.use(express.json());
