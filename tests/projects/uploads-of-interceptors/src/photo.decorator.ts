import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';

export const Photo = (field: string) =>
  applyDecorators(
    UseInterceptors(FileInterceptor(field)), // expect: require-body-limit
  );
