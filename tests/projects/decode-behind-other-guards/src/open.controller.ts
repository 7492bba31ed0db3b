import { Controller, Get, Module, UseGuards } from '@nestjs/common';
import { AfterHoursGuard } from './after-hours.guard';
import { AloneGuard } from './alone.guard';
import { ClassFirstGuard } from './class-first.guard';
import { DefaultAuthGuard, HoursGuard, OptionalAuthGuard } from './default-auth.guard';
import { FirstGuard } from './first.guard';
import { AfterOptionalGuard } from './optional.guard';
import { SometimesGuard } from './sometimes.guard';
import { UnusedGuard } from './unused.guard';

@Controller('open')
export class OpenController {
  @UseGuards(AloneGuard)
  @Get('alone')
  alone() {
    return {};
  }

  @UseGuards(FirstGuard, DefaultAuthGuard)
  @Get('first')
  first() {
    return {};
  }

  @UseGuards(DefaultAuthGuard, SometimesGuard)
  @Get('sometimes')
  sometimes() {
    return {};
  }

  @UseGuards(SometimesGuard)
  @Get('never')
  never() {
    return {};
  }

  @UseGuards(HoursGuard, AfterHoursGuard)
  @Get('hours')
  hours() {
    return {};
  }

  @UseGuards(OptionalAuthGuard, AfterOptionalGuard)
  @Get('optional')
  optional() {
    return {};
  }
}

@UseGuards(ClassFirstGuard)
@Controller('orders')
export class OrdersController {
  @UseGuards(DefaultAuthGuard)
  @Get(':id')
  one() {
    return {};
  }
}

@Module({ controllers: [OpenController, OrdersController], providers: [DefaultAuthGuard, UnusedGuard] })
export class OpenModule {}
