import {
  Body,
  Controller,
  FileTypeValidator,
  MaxFileSizeValidator,
  ParseFilePipe,
  ParseFilePipeBuilder,
  Post,
  UploadedFile,
  UploadedFiles,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { AnyFilesInterceptor, FileFieldsInterceptor, FileInterceptor, FilesInterceptor } from '@nestjs/platform-express';
import { memoryStorage } from 'multer';
import { PhotoPipe } from './photo.pipe';
import { NamePipe } from './name.pipe';
import { LIMITS, onDisk } from './storage';

@Controller('photos')
export class PhotosController {
  @Post('one')
  @UseInterceptors(FileInterceptor('photo')) // expect: require-body-limit
  one(@UploadedFile() photo: Express.Multer.File) {
    return photo.size;
  }

  @Post('memory')
  @UseInterceptors(FileInterceptor('photo', { storage: memoryStorage() })) // expect: require-body-limit
  memory(@UploadedFile() photo: Express.Multer.File) {
    return photo.size;
  }

  @Post('many')
  @UseInterceptors(FilesInterceptor('photos', 10)) // expect: require-body-limit
  many(@UploadedFiles() photos: Express.Multer.File[]) {
    return photos.length;
  }

  @Post('counted')
  @UseInterceptors(FilesInterceptor('photos', 10, { limits: { files: 10 } })) // expect: require-body-limit
  counted(@UploadedFiles() photos: Express.Multer.File[]) {
    return photos.length;
  }

  @Post('fields')
  @UseInterceptors(FileFieldsInterceptor([{ name: 'front' }, { name: 'back' }])) // expect: require-body-limit
  fields(@UploadedFiles() photos: Record<string, Express.Multer.File[]>) {
    return photos;
  }

  @Post('any')
  @UseInterceptors(AnyFilesInterceptor({ fileFilter: (_request, file, done) => done(null, file.mimetype === 'image/png') })) // expect: require-body-limit
  any() {}

  @Post('misnamed')
  @UseInterceptors(FileInterceptor('photo', { limits: { maxFileSize: 1024 * 1024 } })) // expect: require-body-limit
  misnamed() {}

  @Post('disk')
  @UseInterceptors(FileInterceptor('photo', onDisk)) // expect: require-body-limit
  disk() {}

  @Post('typed')
  @UseInterceptors(FileInterceptor('photo')) // expect: require-body-limit
  typed(
    @UploadedFile(new ParseFilePipe({ validators: [new FileTypeValidator({ fileType: 'image/png' })] }))
    photo: Express.Multer.File,
  ) {
    return photo.size;
  }

  @Post('named')
  @UseInterceptors(FileInterceptor('photo')) // expect: require-body-limit
  named(@Body(NamePipe) body: { name: string }, @UploadedFile() photo: Express.Multer.File) {
    return [body.name, photo.size];
  }

  @Post('limited')
  @UseInterceptors(FileInterceptor('photo', { limits: { fileSize: 1024 * 1024 } }))
  limited() {}

  @Post('limited-elsewhere')
  @UseInterceptors(FilesInterceptor('photos', 3, { storage: memoryStorage(), limits: LIMITS }))
  limitedElsewhere() {}

  @Post('validated')
  @UseInterceptors(FileInterceptor('photo'))
  validated(
    @UploadedFile(new ParseFilePipe({ validators: [new MaxFileSizeValidator({ maxSize: 1024 * 1024 })] }))
    photo: Express.Multer.File,
  ) {
    return photo.size;
  }

  @Post('built')
  @UseInterceptors(FileInterceptor('photo'))
  built(
    @UploadedFile(new ParseFilePipeBuilder().addMaxSizeValidator({ maxSize: 1024 * 1024 }).build()) photo: Express.Multer.File,
  ) {
    return photo.size;
  }

  @Post('piped')
  @UseInterceptors(FileInterceptor('photo'))
  piped(@UploadedFile(PhotoPipe) photo: Express.Multer.File) {
    return photo.size;
  }

  @Post('piped-all')
  @UsePipes(new PhotoPipe())
  @UseInterceptors(FileInterceptor('photo'))
  pipedAll(@UploadedFile() photo: Express.Multer.File) {
    return photo.size;
  }
}
