import { UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';

/** Which module its users belong to is not seen here. */
export const Upload = (field: string) => UseInterceptors(FileInterceptor(field));
