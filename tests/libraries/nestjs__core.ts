import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { json } from 'express';
import helmet from 'helmet';

@Module({})
class AppModule {}

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
