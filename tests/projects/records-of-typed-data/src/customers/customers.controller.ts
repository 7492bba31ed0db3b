import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { hash } from 'bcrypt';
import { AddressDto, EnrolCustomerDto, ImportCustomerDto } from './index';
import { CustomersService } from './customers.service';

@Controller('customers')
export class CustomersController {
  constructor(private readonly customers: CustomersService) {}

  @Post()
  enrol(@Body() dto: EnrolCustomerDto) {
    return this.customers.enrol(dto);
  }

  @Post('at-once')
  enrolAtOnce(@Body() dto: EnrolCustomerDto) {
    return this.customers.enrolAtOnce(dto);
  }

  @Post('import')
  async load(@Body() dto: ImportCustomerDto) {
    return this.customers.load({ ...dto, password: await hash(dto.password, 12) });
  }

  @Post('bare')
  enrolBare(@Body() dto: EnrolCustomerDto) {
    return this.customers.enrolBare(dto);
  }

  @Patch(':id')
  move(@Param('id') id: string, @Body() dto: AddressDto) {
    return this.customers.move(Number(id), dto);
  }
}
