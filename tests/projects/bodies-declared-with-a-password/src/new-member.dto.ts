import { Transform } from 'class-transformer';
import { hashSync } from 'bcrypt';

export class NewMemberDto {
  email: string;
  password: string;
}

export class SealedMemberDto {
  email: string;
  @Transform(({ value }) => hashSync(value, 12)) password: string;
}
