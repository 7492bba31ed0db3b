import { IsEmail, MinLength } from 'class-validator';

export class InviteUserDto {
  @IsEmail()
  email!: string;

  @MinLength(10)
  password!: string;
}
