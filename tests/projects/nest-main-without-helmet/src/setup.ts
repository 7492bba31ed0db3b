import { type INestApplication, ValidationPipe } from '@nestjs/common';

export function setup(app: INestApplication): void {
  app.setGlobalPrefix('api');
  app.enableShutdownHooks();
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
}
