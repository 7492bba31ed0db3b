import { hashSync } from 'bcrypt';
import { Transform } from 'class-transformer';
import { IsEmail, IsString } from 'class-validator';

export class CreateUserDto {
  @IsEmail()
  email!: string;

  @IsString()
  @Transform(({ value }) => hashSync(value as string, 12))
  password!: string;
}
