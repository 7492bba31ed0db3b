interface Claims {
  sub: string;
  role: string;
  exp: number;
}

export class TokenReader {
  payloadOf(token: string): Claims {
    const [, payload = ''] = token.split('.');
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
  }
}
