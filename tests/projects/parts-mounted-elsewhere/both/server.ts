import express from 'express';
import { createApp } from './app.js';

createApp().listen(3001);

const site = express(); // expect: require-helmet
site.use('/invoices', createApp());
site.listen(3000);
