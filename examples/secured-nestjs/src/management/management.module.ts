import { type DynamicModule, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ManagementController } from './management.controller';

@Module({})
export class ManagementModule {
  static for(dataSource: DataSource): DynamicModule {
    return {
      module: ManagementModule,
      controllers: [ManagementController],
      providers: [{ provide: DataSource, useValue: dataSource }],
    };
  }
}
