import { Body, Controller, Post } from '@nestjs/common';

@Controller('feedback')
export class FeedbackController {
  private readonly messages: string[] = [];

  @Post()
  send(@Body() message: string) {
    this.messages.push(message);
    return { length: message.length };
  }
}
