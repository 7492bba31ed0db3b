import { Body, Controller, Injectable, Post } from '@nestjs/common';
import { InjectModel, Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import bcrypt from 'bcrypt';
import { Model } from 'mongoose';

@Schema()
class Customer {
  @Prop({ maxlength: 100 })
  name!: string;

  @Prop()
  password!: string;
}

@Schema()
class Member {
  @Prop()
  password!: string;
}

export const customerSchema = SchemaFactory.createForClass(Customer);
export const memberSchema = SchemaFactory.createForClass(Member);
memberSchema.pre('save', async function () {
  this.password = await bcrypt.hash(this.password, 12);
});

class RegisterDto {
  name!: string;
  password!: string;
}

@Injectable()
@Controller('customers')
export class CustomerController {
  constructor(
    @InjectModel(Customer.name) private readonly customers: Model<Customer>,
    @InjectModel(Member.name) private readonly members: Model<Member>,
  ) {}

  @Post()
  async register(@Body() dto: RegisterDto): Promise<void> {
    await this.customers.create({ name: dto.name, password: dto.password }); // expect: require-password-hash
    await this.customers.create({ name: dto.name, password: await bcrypt.hash(dto.password, 12) });
    await this.members.create({ password: dto.password });
  }
}
