import 'reflect-metadata';
import type { LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json } from 'express';
import helmet from 'helmet';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module';
import { config } from './config';
import { createManagement } from './management/management';

const host = '127.0.0.1';
const FORM_LIMIT = '100kb';

export interface StartOptions {
  port: number;
  managementPort: number;
  /** Keeps the log empty. */
  quiet?: boolean;
}

/** Starts the shop with a fresh database; port 0 picks a free port. */
export async function start({ port, managementPort, quiet }: StartOptions = config) {
  const logger: LogLevel[] | false = quiet ? false : ['log', 'warn', 'error'];
  const app = await NestFactory.create<NestExpressApplication>(AppModule, { bodyParser: false, logger });

  app.use(helmet());
  app.use(json({ limit: '100kb' }));
  app.useBodyParser('urlencoded', { extended: false, limit: FORM_LIMIT });
  app.useBodyParser('text', { type: 'text/markdown', limit: '5mb' });
  await app.listen(port, host);

  const dataSource = app.get(DataSource);
  const management = await createManagement(dataSource);
  await management.listen(managementPort, host);

  return {
    url: await app.getUrl(),
    managementUrl: await management.getUrl(),
    query: (text: string, values: unknown[]): Promise<unknown[]> => dataSource.query(text, values),
    async close() {
      await management.close();
      await app.close();
    },
  };
}

if (require.main === module) {
  void start().then(({ url, managementUrl }) => console.log(`Shop on ${url}, management on ${managementUrl}`));
}
