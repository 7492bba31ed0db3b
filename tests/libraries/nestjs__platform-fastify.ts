import helmet from '@fastify/helmet';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

@Module({})
class AppModule {}

async function bootstrap() {
  const adapter = new FastifyAdapter({ bodyLimit: 2 * 1024 * 1024, maxParamLength: 200 });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter);
  // the adapter may bring its own copy of fastify, whose types differ
  await app.register(helmet as never);
  app.useBodyParser('application/json', { bodyLimit: 512 * 1024 });
  await app.listen(3000, '0.0.0.0');
}

async function unprotected() {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter()); // expect: require-helmet
  await app.listen(3001, '0.0.0.0');
}

async function hooked() {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter());
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (_request, reply, payload, done) => {
      reply.header('x-frame-options', 'SAMEORIGIN');
      done(null, payload);
    });
  await app.listen(3002, '0.0.0.0');
}

async function logged() {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter()); // expect: require-helmet
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, _reply, done) => {
    request.log.info('a request');
    done();
  });
  await app.listen(3003, '0.0.0.0');
}

void bootstrap();
void hooked();
void logged();
void unprotected();
