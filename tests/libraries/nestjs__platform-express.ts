import { Controller, Module, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FileInterceptor, MulterModule, type NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { Pool } from 'pg';

@Controller('files')
class FilesController {
  constructor(private readonly pool: Pool) {}

  @Post('limited')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: 5 * 1024 * 1024 } }))
  async limited(@UploadedFile() file: Express.Multer.File) {
    await this.pool.query('INSERT INTO files (name) VALUES ($1)', [file.originalname]);
    await this.pool.query(`INSERT INTO files (name) VALUES ('${file.originalname}')`); // expect: no-raw-sql-interpolation
    await this.pool.query(`INSERT INTO files (name) VALUES ('${file.filename}')`); // a random name
  }

  @Post('endless')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: Infinity } })) // expect: require-body-limit
  endless() {}

  @Post('any')
  @UseInterceptors(FileInterceptor('file')) // expect-missing: require-body-limit -- a MulterModule of another file may set the limit
  any() {}
}

@Module({ imports: [MulterModule.register({ limits: { fileSize: 1024 * 1024 } })], controllers: [FilesController] })
class AppModule {}

@Module({ imports: [MulterModule.register({ dest: 'uploads' })], controllers: [FilesController] }) // expect: require-body-limit
export class ArchiveModule {}

async function bootstrap() {
  const app = await NestFactory.create<NestExpressApplication>(AppModule);
  app.use(helmet());
  app.useBodyParser('json', { limit: '2mb' });
  app.useBodyParser('text', { limit: Infinity }); // expect: require-body-limit
  app.useStaticAssets('public');
  await app.listen(3000);
}

void bootstrap();
