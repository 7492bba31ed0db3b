import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import express from 'express';
import type { DataSource } from 'typeorm';
import { ManagementModule } from './management.module';

/** The app for the operations team: it listens on a port of its own. */
export async function createManagement(dataSource: DataSource) {
  const server = express();
  const management = await NestFactory.create(ManagementModule.for(dataSource), new ExpressAdapter(server));
  return management;
}
