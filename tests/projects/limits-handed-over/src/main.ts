import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module';
import { setup } from './setup';

async function start() {
  const app = await NestFactory.create<NestExpressApplication>(AppModule);
  setup(app, { sent: '1tb' }); // expect: require-body-limit
  await app.listen(3000);
}
void start();
