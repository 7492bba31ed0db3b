export abstract class Users {
  abstract findUnique(where: { id: string }): Promise<object | null>;
}
