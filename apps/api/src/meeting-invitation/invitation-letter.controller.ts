import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ByRegionLanguage, InvitationLetter, InvitationLetterPatch } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { InvitationLetterService } from './invitation-letter.service.js';

@Controller('regions/:code/invitation-letters')
export class InvitationLetterController {
  constructor(private readonly letters: InvitationLetterService) {}

  @Get(':language')
  @May('signed-in')
  @Answers(InvitationLetter)
  read(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByRegionLanguage }) of: ByRegionLanguage,
  ): Promise<InvitationLetter | Refusal> {
    return this.letters.read(actor, of);
  }

  @Patch(':language')
  @May('round-tables.run')
  @Answers(InvitationLetter)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByRegionLanguage }) of: ByRegionLanguage,
    @Body({ schema: InvitationLetterPatch }) patch: InvitationLetterPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<InvitationLetter | Refusal> {
    return this.letters.change(actor, of, patch, ifMatch);
  }
}
