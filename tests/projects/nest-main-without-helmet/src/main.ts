// Nest bootstraps with a setup function of another file that sets pipes and a prefix, but no headers.
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { setup } from './setup';

async function bootstrap() {
  const app = await NestFactory.create(AppModule); // expect: require-helmet
  setup(app);
  await app.listen(process.env.PORT ?? 3000);
}

void bootstrap();
