import type { PipeTransform } from '@nestjs/common';

export class NamePipe implements PipeTransform {
  transform(body: { name: string }) {
    return { name: body.name.trim() };
  }
}
