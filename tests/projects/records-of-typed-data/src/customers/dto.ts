export class AddressDto {
  city: string;
}

export class EnrolCustomerDto extends AddressDto {
  email: string;
  password: string;
}

export class ImportCustomerDto {
  email: string;
  password: string;
}
