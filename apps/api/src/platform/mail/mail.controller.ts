import { Controller, Get, Query } from '@nestjs/common';
import { Mails, MailsQuery } from '@portal/contracts';
import type { RequestActor } from '../database/request-actor.js';
import { Answers } from '../http/answers.js';
import { May } from '../http/may.js';
import { CurrentActor } from '../http/request.js';
import { Mail } from './mail.js';

@Controller('mails')
export class MailController {
  constructor(private readonly mail: Mail) {}

  @Get()
  @May('mail.read')
  @Answers(Mails)
  list(@CurrentActor() actor: RequestActor, @Query({ schema: MailsQuery }) query: MailsQuery): Promise<Mails> {
    return this.mail.list(actor, query);
  }
}
