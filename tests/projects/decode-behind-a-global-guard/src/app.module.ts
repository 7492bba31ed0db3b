// A guard for all routes verifies the token before those of a controller run, and before the global ones after it.
import { Controller, Get, Module, UseGuards } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { BuildAccessGuard } from './build.guard';
import { EarlyGuard } from './early.guard';
import { JwtGuard } from './jwt.guard';
import { TenantGuard } from './tenant.guard';

@UseGuards(BuildAccessGuard)
@Controller('builds')
export class BuildsController {
  @Get(':id')
  one() {
    return {};
  }
}

@Module({
  controllers: [BuildsController],
  providers: [
    { provide: APP_GUARD, useClass: EarlyGuard },
    { provide: APP_GUARD, useClass: JwtGuard },
    { provide: APP_GUARD, useClass: TenantGuard },
  ],
})
export class AppModule {}
