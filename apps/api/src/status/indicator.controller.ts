import { Controller, Get } from '@nestjs/common';
import { Indicators } from '@portal/contracts';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { IndicatorService } from './indicator.service.js';

@Controller()
export class IndicatorController {
  constructor(private readonly indicators: IndicatorService) {}

  @Get('indicators')
  @May('public')
  @Answers(Indicators)
  list(@CurrentActor() actor: RequestActor): Promise<Indicators> {
    return this.indicators.list(actor);
  }
}
