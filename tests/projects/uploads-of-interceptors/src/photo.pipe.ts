import { PayloadTooLargeException, type PipeTransform } from '@nestjs/common';

export class PhotoPipe implements PipeTransform {
  transform(photo: Express.Multer.File) {
    if (photo.size > 1024 * 1024) throw new PayloadTooLargeException();
    return photo;
  }
}
