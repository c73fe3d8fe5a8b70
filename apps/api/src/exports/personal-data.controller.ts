import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AccountErasure, ById, PersonalData } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { AccountErasingService } from './account-erasing.service.js';
import { PersonalDataService } from './personal-data.service.js';

@Controller()
export class PersonalDataController {
  constructor(
    private readonly held: PersonalDataService,
    private readonly erasing: AccountErasingService,
  ) {}

  @Get('me/held')
  @May('signed-in')
  @Answers(PersonalData)
  own(@CurrentActor() actor: RequestActor): Promise<PersonalData> {
    return this.held.own(actor);
  }

  @Get('team-members/:id/held')
  @May('team.run')
  @Answers(PersonalData)
  ofMember(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<PersonalData | Refusal> {
    return this.held.ofMember(actor, id);
  }

  @Post('me/erasure')
  @May('signed-in')
  @Answers(null)
  eraseOwn(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: AccountErasure }) { password }: AccountErasure,
  ): Promise<true | Refusal> {
    return this.erasing.own(actor, password);
  }

  @Post('people/:id/erasure')
  @May('people.erase')
  @Answers(null)
  erase(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<true | Refusal> {
    return this.erasing.of(actor, id);
  }
}
