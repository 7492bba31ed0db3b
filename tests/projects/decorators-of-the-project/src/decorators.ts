import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

const COLUMNS = ['name', 'depth'];

export const Sort = createParamDecorator((fallback: string, context: ExecutionContext) => {
  const { sort } = context.switchToHttp().getRequest().query;
  return typeof sort === 'string' ? { column: sort, descending: false } : { column: fallback, descending: true };
});

export const ListedSort = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { sort } = context.switchToHttp().getRequest().query;
  return COLUMNS.includes(sort) ? sort : 'name';
});

export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest().user);
