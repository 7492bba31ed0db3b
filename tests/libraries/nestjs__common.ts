import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  Module,
  Param,
  ParseIntPipe,
  Post,
  Query,
  Req,
  type ExecutionContext,
  type MiddlewareConsumer,
  type NestModule,
} from '@nestjs/common';
import type { Request } from 'express';
import helmet from 'helmet';
import { Pool } from 'pg';

interface NoteDto {
  text: string;
}

@Controller('notes')
export class NotesController {
  constructor(private readonly pool: Pool) {}

  @Get(':id')
  async find(@Param('id') id: string, @Query('sort') sort: string) {
    await this.pool.query('SELECT * FROM notes WHERE id = $1', [id]);
    await this.pool.query(`SELECT * FROM notes WHERE id = '${id}'`); // expect: no-raw-sql-interpolation
    return this.pool.query(`SELECT * FROM notes ORDER BY ${sort}`); // expect: no-raw-sql-interpolation
  }

  @Post()
  async save(@Body() note: NoteDto, @Headers('x-tenant') tenant: string) {
    await this.pool.query(`INSERT INTO notes (text) VALUES ('${note.text}')`); // expect: no-raw-sql-interpolation
    await this.pool.query(`SET search_path TO ${tenant}`); // expect: no-raw-sql-interpolation
  }

  @Delete(':id')
  async remove(@Param('id', ParseIntPipe) id: number, @Req() request: Request) {
    await this.pool.query(`DELETE FROM notes WHERE id = ${id}`);
    await this.pool.query(`INSERT INTO visits (agent) VALUES ('${request.get('user-agent')}')`); // expect: no-raw-sql-interpolation
  }
}

export async function canActivate(pool: Pool, context: ExecutionContext) {
  const request = context.switchToHttp().getRequest();
  await pool.query(`SELECT * FROM tokens WHERE token = '${request.headers.authorization}'`); // expect: no-raw-sql-interpolation
  return true;
}

@Module({ controllers: [NotesController] })
export class NotesModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(helmet()).forRoutes('*');
  }
}
