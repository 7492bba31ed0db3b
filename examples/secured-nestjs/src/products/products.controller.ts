import {
  Controller,
  DefaultValuePipe,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  Put,
  Query,
  UnsupportedMediaTypeException,
  UploadedFile,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { memoryStorage } from 'multer';
import { AdminGuard } from '../auth/admin.guard';
import { ProductsService } from './products.service';

@Controller('products')
export class ProductsController {
  private readonly pictures = new Map<string, Buffer>();

  constructor(private readonly products: ProductsService) {}

  @Get()
  async list(@Query('sort') sort = 'name', @Query('limit', new DefaultValuePipe(20), ParseIntPipe) limit: number) {
    return this.products.list(sort, limit);
  }

  @Get('search')
  async search(@Query('term') term = '') {
    return this.products.search(term);
  }

  @Get(':id')
  async one(@Param('id') id: string) {
    const product = await this.products.findById(id);
    if (!product) throw new NotFoundException('No such product');
    return product;
  }

  @Put(':id/picture')
  @UseGuards(AdminGuard)
  @UseInterceptors(
    FileInterceptor('picture', {
      storage: memoryStorage(),
      limits: { fileSize: 2 * 1024 * 1024, files: 1 },
      fileFilter: (request, file, done) => done(null, file.mimetype.startsWith('image/')),
    }),
  )
  uploadPicture(@Param('id') id: string, @UploadedFile() file?: Express.Multer.File) {
    if (!file) throw new UnsupportedMediaTypeException('Please send an image');
    this.pictures.set(id, file.buffer);
    return { type: file.mimetype, size: file.size };
  }
}
