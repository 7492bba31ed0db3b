// A guard that reads the claims of a token which another one has verified before it, wherever it is used.
import { Controller, Get, UseGuards, applyDecorators } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { BuildAccessGuard, DefaultAuthGuard } from './guards';
import { SignatureGuard } from './default-auth.guard';
import { MemberAccessGuard } from './member.guard';
import { ReportAccessGuard } from './report.guard';

@UseGuards(DefaultAuthGuard, BuildAccessGuard)
@Controller('builds')
export class BuildsController {
  @Get(':id')
  one() {
    return {};
  }
}

@UseGuards(AuthGuard('jwt'))
@Controller('reports')
export class ReportsController {
  @UseGuards(ReportAccessGuard)
  @Get(':id')
  one() {
    return {};
  }

  @UseGuards(SignatureGuard, ReportAccessGuard)
  @Get(':id/pages')
  pages() {
    return [];
  }
}

const Members = () => applyDecorators(UseGuards(SignatureGuard), UseGuards(MemberAccessGuard));

@Controller('members')
export class MembersController {
  @Members()
  @Get(':id')
  one() {
    return {};
  }

  @UseGuards(MemberAccessGuard)
  @UseGuards(DefaultAuthGuard)
  @Get(':id/friends')
  friends() {
    return [];
  }
}
