// A module that is exported or global may limit the uploads of all controllers.
import { Global, Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';

@Global()
@Module({
  imports: [MulterModule.register({ limits: { fileSize: 1024 * 1024 } })],
  exports: [MulterModule],
})
export class SharedModule {}
