import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ById,
  Minutes,
  MinutesFileQuery,
  MinutesInput,
  MinutesPatch,
  MinutesRelease,
  MinutesVersions,
  OfRoundTable,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers, type MadeFile } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { MinutesFileService } from './minutes-file.service.js';
import { MinutesService } from './minutes.service.js';

@Controller('minutes')
export class MinutesController {
  constructor(
    private readonly minutes: MinutesService,
    private readonly files: MinutesFileService,
  ) {}

  @Get()
  @May('signed-in')
  @Answers(MinutesVersions)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: OfRoundTable }) { roundTable }: OfRoundTable,
  ): Promise<MinutesVersions | Refusal> {
    return this.minutes.list(actor, roundTable);
  }

  @Post()
  @May('round-tables.run')
  @Answers(Minutes, 201)
  begin(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: MinutesInput }) input: MinutesInput,
  ): Promise<Minutes | Refusal> {
    return this.minutes.begin(actor, input);
  }

  @Get(':id.docx')
  @May('signed-in')
  @Answers('file')
  docx(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Query({ schema: MinutesFileQuery }) _query: MinutesFileQuery,
  ): Promise<MadeFile | Refusal> {
    return this.files.document(actor, id);
  }

  @Get(':id')
  @May('signed-in')
  @Answers(Minutes)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Minutes | Refusal> {
    return this.minutes.read(actor, id);
  }

  @Patch(':id')
  @May('round-tables.run')
  @Answers(Minutes)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: MinutesPatch }) patch: MinutesPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<Minutes | Refusal> {
    return this.minutes.change(actor, id, patch, ifMatch);
  }

  @Post(':id/release')
  @May('round-tables.run')
  @Answers(Minutes, 200)
  release(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: MinutesRelease }) { version }: MinutesRelease,
  ): Promise<Minutes | Refusal> {
    return this.minutes.release(actor, id, version);
  }
}
