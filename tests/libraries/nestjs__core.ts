import { Injectable, Module } from '@nestjs/common';
import { ModuleRef, NestFactory } from '@nestjs/core';
import { json, type Request } from 'express';
import helmet from 'helmet';
import { DataSource } from 'typeorm';

@Module({})
class AppModule {}

@Injectable()
export class Reports {
  constructor(private readonly modules: ModuleRef) {}

  async rows(req: Request) {
    const source = await this.modules.resolve(DataSource);
    return source.query(`SELECT * FROM ${req.params.table}`); // expect: no-raw-sql-interpolation
  }

  count(req: Request) {
    return this.modules.get(DataSource, { strict: false }).query('SELECT count(*) FROM reports WHERE id = $1', [req.params.id]);
  }
}

export async function clear(req: Request) {
  const context = await NestFactory.createApplicationContext(AppModule);
  await context.get(DataSource).query(`DELETE FROM ${req.params.table}`); // expect: no-raw-sql-interpolation
}

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.use(helmet());
  app.use(json({ limit: '1mb' }));
  await app.listen(3000);
}

async function unprotected() {
  const app = await NestFactory.create(AppModule); // expect: require-helmet
  app.enableCors();
  await app.listen(3001);
}

async function endless() {
  const app = await NestFactory.create(AppModule, { bodyParser: false });
  app.use(helmet());
  app.use(json({ limit: Infinity })); // expect: require-body-limit
  await app.listen(3002);
}

void bootstrap();
void unprotected();
void endless();
