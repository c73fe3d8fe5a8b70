import { Controller, Get, Param, Query } from '@nestjs/common';
import { MeetingLetter, MeetingLetterQuery, OfInvitedCountry } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers, type MadeFile } from '../platform/http/answers.js';
import { ForbidsSome, May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { MeetingLetterService } from './meeting-letter.service.js';

@Controller('round-tables')
export class MeetingLetterController {
  constructor(private readonly letters: MeetingLetterService) {}

  @Get(':id/letters/:iso3.docx')
  @May('signed-in')
  @ForbidsSome()
  @Answers('file')
  docx(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: OfInvitedCountry }) { id, iso3 }: OfInvitedCountry,
    @Query({ schema: MeetingLetterQuery }) _query: MeetingLetterQuery,
  ): Promise<MadeFile | Refusal> {
    return this.letters.document(actor, id, iso3);
  }

  @Get(':id/letters/:iso3')
  @May('signed-in')
  @ForbidsSome()
  @Answers(MeetingLetter)
  read(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: OfInvitedCountry }) { id, iso3 }: OfInvitedCountry,
    @Query({ schema: MeetingLetterQuery }) _query: MeetingLetterQuery,
  ): Promise<MeetingLetter | Refusal> {
    return this.letters.read(actor, id, iso3);
  }
}
