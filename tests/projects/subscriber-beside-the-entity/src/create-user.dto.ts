export class CreateUserDto {
  email!: string;
  password!: string;
}
