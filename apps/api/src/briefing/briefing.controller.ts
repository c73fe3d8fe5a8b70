import { Controller, Get, Param, Query } from '@nestjs/common';
import { Briefing, Briefings, ByBriefing, OfRoundTable } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { BriefingService } from './briefing.service.js';

@Controller('briefings')
export class BriefingController {
  constructor(private readonly briefings: BriefingService) {}

  @Get()
  @May('signed-in')
  @Answers(Briefings)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: OfRoundTable }) { roundTable }: OfRoundTable,
  ): Promise<Briefings | Refusal> {
    return this.briefings.list(actor, roundTable);
  }

  @Get(':roundTable/:iso3')
  @May('signed-in')
  @Answers(Briefing)
  read(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByBriefing }) asked: ByBriefing,
  ): Promise<Briefing | Refusal> {
    return this.briefings.read(actor, asked);
  }
}
