export * from './build.guard';
export * from './default-auth.guard';
