import { Controller, HttpCode, PayloadTooLargeException, Post, Req, UseGuards } from '@nestjs/common';
import type { Request } from 'express';
import { AdminGuard } from '../auth/admin.guard';
import { ProductsService } from '../products/products.service';

const MAX_IMPORT_BYTES = 1024 * 1024;

function readText(request: Request): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let received = 0;
    request.setEncoding('utf8');
    request.on('data', chunk => {
      received += Buffer.byteLength(chunk);
      if (received > MAX_IMPORT_BYTES) {
        request.removeAllListeners('data');
        request.resume();
        reject(new PayloadTooLargeException('The import is too large'));
        return;
      }
      text += chunk;
    });
    request.on('error', reject);
    request.on('end', () => resolve(text));
  });
}

@Controller('imports')
@UseGuards(AdminGuard)
export class ImportsController {
  constructor(private readonly products: ProductsService) {}

  /** Lines of `name,price`. */
  @Post('products')
  @HttpCode(200)
  async importProducts(@Req() request: Request) {
    const csv = await readText(request);
    const lines = csv.split('\n').map(line => line.split(','));
    const complete = lines.filter(([name, price]) => name && Number(price) > 0);
    for (const [name, price] of complete) await this.products.add(name, Number(price));
    return { received: csv.length, imported: complete.length };
  }

  /** Lines of `{ "id": 1, "stock": 5 }`. */
  @Post('stock')
  @HttpCode(200)
  async importStock(@Req() request: Request) {
    const chunks: Buffer[] = [];
    let received = 0;
    for await (const chunk of request) {
      received += chunk.length;
      if (received <= MAX_IMPORT_BYTES) chunks.push(chunk);
    }
    if (received > MAX_IMPORT_BYTES) throw new PayloadTooLargeException('The import is too large');
    const body = Buffer.concat(chunks);
    const lines = body
      .toString('utf8')
      .split('\n')
      .filter(line => line.trim());
    for (const line of lines) {
      const { id, stock } = JSON.parse(line) as { id: number; stock: number };
      await this.products.setStock(id, stock);
    }
    return { received: body.length, updated: lines.length };
  }
}
