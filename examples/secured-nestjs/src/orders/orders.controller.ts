import { Body, Controller, Get, Post, Query, Req, UseGuards } from '@nestjs/common';
import { AuthGuard } from '../auth/auth.guard';
import type { AuthenticatedRequest } from '../auth/claims';
import { type NewOrder, OrdersService } from './orders.service';

@Controller('orders')
@UseGuards(AuthGuard)
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @Get()
  async list(@Req() request: AuthenticatedRequest, @Query('status') status?: string) {
    return this.orders.listFor(request.customer.sub, status);
  }

  @Post()
  async create(@Req() request: AuthenticatedRequest, @Body() body: NewOrder) {
    return this.orders.create(request.customer.sub, body);
  }
}
