import { Controller, Get, Param } from '@nestjs/common';
import { ById, PersonalData } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { PersonalDataService } from './personal-data.service.js';

@Controller()
export class PersonalDataController {
  constructor(private readonly held: PersonalDataService) {}

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
}
