import { Body, Controller, Patch, Post } from '@nestjs/common';
import { PrismaClient } from '@prisma/client';
import { HashPipe } from './hash.pipe';
import { NewMemberDto, SealedMemberDto } from './new-member.dto';

@Controller('members')
export class MembersController {
  constructor(private readonly prisma: PrismaClient) {}

  @Post()
  create(@Body() dto: NewMemberDto) {
    return this.prisma.member.create({ data: dto }); // expect: require-password-hash
  }

  @Post('sealed')
  createSealed(@Body() dto: SealedMemberDto) {
    return this.prisma.member.create({ data: { ...dto } });
  }

  @Post('piped')
  createPiped(@Body(new HashPipe()) dto: NewMemberDto) {
    return this.prisma.member.create({ data: dto });
  }

  @Patch()
  rename(@Body() dto: Pick<NewMemberDto, 'email'>) {
    return this.prisma.member.update({ where: { id: 1 }, data: dto });
  }
}
