import {
  Body,
  Controller,
  ForbiddenException,
  Get,
  HttpCode,
  NotFoundException,
  Put,
  Req,
  UploadedFile,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { AdminGuard } from '../auth/admin.guard';
import { AuthGuard } from '../auth/auth.guard';
import type { AuthenticatedRequest } from '../auth/claims';
import { AccountsService } from './accounts.service';

@Controller('account')
export class AccountsController {
  private readonly avatars = new Map<string, Buffer>();

  constructor(private readonly accounts: AccountsService) {}

  @Get()
  @UseGuards(AuthGuard)
  async profile(@Req() request: AuthenticatedRequest) {
    const customer = await this.accounts.findById(request.customer.sub);
    if (!customer) throw new NotFoundException('No such customer');
    const { id, name, email, role } = customer;
    return { id, name, email, role };
  }

  @Get('all')
  @UseGuards(AdminGuard)
  async all() {
    return this.accounts.list();
  }

  @Put('password')
  @HttpCode(204)
  @UseGuards(AuthGuard)
  async changePassword(@Req() request: AuthenticatedRequest, @Body() body: { currentPassword: string; newPassword: string }) {
    const customer = await this.accounts.findById(request.customer.sub);
    if (!customer || customer.password !== body.currentPassword) {
      throw new ForbiddenException('The current password is wrong');
    }
    await this.accounts.changePassword(customer.id, body.newPassword);
  }

  @Put('avatar')
  @UseGuards(AuthGuard)
  @UseInterceptors(FileInterceptor('avatar'))
  uploadAvatar(@Req() request: AuthenticatedRequest, @UploadedFile() file: Express.Multer.File) {
    this.avatars.set(request.customer.sub, file.buffer);
    return { name: file.originalname, size: file.size };
  }
}
