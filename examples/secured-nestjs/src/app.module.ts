import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsController } from './accounts/accounts.controller';
import { AccountsService } from './accounts/accounts.service';
import { Customer } from './accounts/customer.entity';
import { AuthController } from './auth/auth.controller';
import { AuthService } from './auth/auth.service';
import { config } from './config';
import { SampleData } from './database/sample-data';
import { FeedbackController } from './feedback/feedback.controller';
import { ImportsController } from './imports/imports.controller';
import { Order } from './orders/order.entity';
import { OrdersController } from './orders/orders.controller';
import { OrdersService } from './orders/orders.service';
import { Product } from './products/product.entity';
import { ProductsController } from './products/products.controller';
import { ProductsService } from './products/products.service';
import { ReportsController } from './reports/reports.controller';
import { ReportsService } from './reports/reports.service';

@Module({
  imports: [
    TypeOrmModule.forRoot({ type: 'sqljs', entities: [Customer, Product, Order], synchronize: true }),
    TypeOrmModule.forFeature([Customer, Product, Order]),
    JwtModule.register({ global: true, secret: config.jwtSecret, signOptions: { expiresIn: config.tokenLifetime } }),
  ],
  controllers: [
    AccountsController,
    AuthController,
    FeedbackController,
    ImportsController,
    OrdersController,
    ProductsController,
    ReportsController,
  ],
  providers: [AccountsService, AuthService, OrdersService, ProductsService, ReportsService, SampleData],
})
export class AppModule {}
