// A Nest controller hands query fields to a service that writes them into a raw statement of Prisma.
import { NestFactory } from '@nestjs/core';
import helmet from 'helmet';
import { AppModule } from './app.module';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  app.use(helmet());
  await app.listen(3000);
}

void bootstrap();
