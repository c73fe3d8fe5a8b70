import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ById, RiskMethod, RiskMethodInput, RiskMethods } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { RiskMethodService } from './risk-method.service.js';

@Controller('risk-methods')
export class RiskMethodController {
  constructor(private readonly methods: RiskMethodService) {}

  @Get()
  @May('signed-in')
  @Answers(RiskMethods)
  list(@CurrentActor() actor: RequestActor): Promise<RiskMethods> {
    return this.methods.list(actor);
  }

  @Post()
  @May('risks.define')
  @Answers(RiskMethod, 201)
  create(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: RiskMethodInput }) input: RiskMethodInput,
  ): Promise<RiskMethod | Refusal> {
    return this.methods.create(actor, input);
  }

  @Get(':id')
  @May('signed-in')
  @Answers(RiskMethod)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<RiskMethod | Refusal> {
    return this.methods.read(actor, id);
  }

  @Patch(':id')
  @May('risks.define')
  @Answers(RiskMethod)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: RiskMethodInput }) input: RiskMethodInput,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<RiskMethod | Refusal> {
    return this.methods.change(actor, id, input, ifMatch);
  }

  @Post(':id/publication')
  @May('risks.define')
  @Answers(RiskMethod, 200)
  publish(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<RiskMethod | Refusal> {
    return this.methods.publish(actor, id);
  }
}
