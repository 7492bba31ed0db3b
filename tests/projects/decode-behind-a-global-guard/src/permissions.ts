export abstract class Permissions {
  abstract isOpenTo(user: string, resource: string): Promise<boolean>;
}
