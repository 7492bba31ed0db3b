import cookieParser from 'cookie-parser';
import cors from 'cors';
import express, { type Express } from 'express';
import morgan from 'morgan';

export function configure(app: Express): void {
  app.set('trust proxy', 1);
  app.disable('x-powered-by');
  app.use(morgan('combined'));
  app.use(cors({ origin: 'https://app.example.com', credentials: true }));
  app.use(cookieParser());
  app.use(express.json({ limit: '100kb' }));
}
