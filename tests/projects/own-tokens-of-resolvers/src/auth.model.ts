export class Auth {
  accessToken: string;
}
