import { Controller, Get } from '@nestjs/common';
import { Work } from '@portal/contracts';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { WorkService } from './work.service.js';

@Controller('work')
export class WorkController {
  constructor(private readonly work: WorkService) {}

  @Get()
  @May('signed-in')
  @Answers(Work)
  list(@CurrentActor() actor: RequestActor): Promise<Work> {
    return this.work.list(actor);
  }
}
