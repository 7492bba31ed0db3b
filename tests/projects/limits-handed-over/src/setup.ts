import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';

export function setup(app: NestExpressApplication, { sent }: { readonly sent: string }): void {
  app.use(helmet());
  app.useBodyParser('json', { limit: sent });
}
