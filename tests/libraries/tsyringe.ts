import type { Request, RequestHandler } from 'express';
import jwt from 'jsonwebtoken';
import { container, delay, inject, injectable, singleton } from 'tsyringe';
import { DataSource } from 'typeorm';

interface Tokens {
  claimsOf(token: string): jwt.JwtPayload | string | null;
}

@singleton()
class CheckedTokens implements Tokens {
  claimsOf(token: string) {
    return jwt.verify(token, process.env.JWT_SECRET ?? '');
  }
}

@injectable()
class Albums {
  constructor(private readonly source: DataSource) {}

  byTitle(title: string) {
    return this.source.query(`SELECT id FROM albums WHERE title = '${title}'`); // expect: no-raw-sql-interpolation
  }

  byArtist(artist: string) {
    return this.source.query('SELECT id FROM albums WHERE artist = $1', [artist]);
  }
}

export const checked: RequestHandler = (req, res, next) => {
  const tokens = container.createChildContainer().resolve(CheckedTokens);
  res.locals.claims = tokens.claimsOf(req.headers.authorization ?? '');
  next();
};

@injectable()
export class Search {
  constructor(
    @inject(Albums) private readonly albums: Pick<Albums, 'byTitle'>,
    @inject(delay(() => CheckedTokens)) private readonly tokens: Tokens,
  ) {}

  async find(req: Request) {
    this.tokens.claimsOf(req.headers.authorization ?? '');
    return this.albums.byTitle(req.params.title);
  }
}

export const drop = (req: Request) =>
  container.resolve(DataSource).query(`DROP TABLE ${req.params.table}`); // expect: no-raw-sql-interpolation
