import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';

@ValidatorConstraint()
export class IsColumn implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return value === 'row' || value === 'deck';
  }
}
