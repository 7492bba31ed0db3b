// No module of the project limits what interceptors read, so each of them has to; pipes that check sizes at a parameter are left alone.
import { Module } from '@nestjs/common';
import { PhotosController } from './photos.controller';

@Module({ controllers: [PhotosController] })
export class PhotosModule {}
