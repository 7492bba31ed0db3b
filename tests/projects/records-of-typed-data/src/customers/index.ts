export * from './dto';
export { Customer } from './customer.entity';
