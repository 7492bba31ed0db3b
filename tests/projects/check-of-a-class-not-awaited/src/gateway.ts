// A method of a class of another file gives a promise of the check, and one handler does not wait for it.
import { TokenService } from './token.service';

interface Client {
  readonly token: string;
  send(text: string): void;
}

export class Gateway {
  private readonly tokens = new TokenService();

  async onOpen(client: Client): Promise<void> {
    this.tokens.assertToken(client.token); // expect: require-jwt-verify
    client.send('welcome');
  }

  async onMessage(client: Client): Promise<void> {
    await this.tokens.assertToken(client.token);
    client.send('echo');
  }

  onClose(client: Client): void {
    this.tokens.remember(client.token);
    client.send('bye');
  }
}
