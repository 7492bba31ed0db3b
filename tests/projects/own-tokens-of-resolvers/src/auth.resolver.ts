// A service decodes the token that a resolver has just answered with: no client wrote it.
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { JwtService } from '@nestjs/jwt';
import { Auth } from './auth.model';
import { AuthService } from './auth.service';
import { DeviceService } from './device.service';
import { SessionService } from './session.service';

@Resolver(() => Auth)
export class AuthResolver {
  constructor(
    private readonly auth: AuthService,
    private readonly sessions: SessionService,
    private readonly devices: DeviceService,
    private readonly jwt: JwtService,
  ) {}

  @Mutation(() => Auth)
  login(@Args('id') id: string) {
    return this.auth.login(id);
  }

  @Mutation(() => Auth)
  signup(@Args('id') id: string) {
    const token = this.jwt.sign({ userId: id });
    return this.auth.getUserFromToken(token);
  }

  @Mutation(() => Auth)
  renew(@Args('id') id: string) {
    const { accessToken } = this.auth.login(id);
    return this.auth.getUserFromToken(accessToken);
  }

  @ResolveField('user')
  async user(@Parent() auth: Auth) {
    return await this.auth.getUserFromToken(auth.accessToken);
  }

  @ResolveField('session')
  session(@Parent() auth: Auth) {
    return this.sessions.userOfSession(auth.accessToken);
  }

  @Query(() => Auth)
  sessionOf(@Args('token') token: string) {
    return this.sessions.userOfSession(token);
  }

  @Query(() => Auth)
  device(@Context() context: any) {
    return this.devices.userOfDevice(context.req.headers.authorization);
  }
}
