// A module limits the uploads of its own controllers, and of no others.
import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { ScansController } from './scans.controller';

@Module({
  imports: [MulterModule.registerAsync({ useFactory: () => ({ limits: { fileSize: 1024 * 1024 } }) })],
  controllers: [ScansController],
})
export class ScansModule {}
