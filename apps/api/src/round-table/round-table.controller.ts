import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ById,
  HostCountries,
  RoundTable,
  RoundTableBoard,
  RoundTableBoardQuery,
  RoundTableInput,
  RoundTablePatch,
  RoundTables,
  RoundTablesQuery,
  RoundTableStepInput,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers, type Prepared } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { RoundTableLifeService } from './round-table-life.service.js';
import { RoundTableService } from './round-table.service.js';

@Controller('round-tables')
export class RoundTableController {
  constructor(
    private readonly roundTables: RoundTableService,
    private readonly lives: RoundTableLifeService,
  ) {}

  @Get()
  @May('public')
  @Answers(RoundTables)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: RoundTablesQuery }) query: RoundTablesQuery,
  ): Promise<RoundTables | Refusal> {
    return this.roundTables.list(actor, query);
  }

  @Get('board')
  @May('public')
  @Answers(RoundTableBoard)
  board(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: RoundTableBoardQuery }) query: RoundTableBoardQuery,
  ): Promise<Prepared | Refusal> {
    return this.roundTables.board(actor, query);
  }

  @Get('hosts')
  @May('public')
  @Answers(HostCountries)
  hosts(@CurrentActor() actor: RequestActor): HostCountries {
    return this.roundTables.hosts(actor);
  }

  @Post()
  @May('round-tables.run')
  @Answers(RoundTable, 201)
  begin(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: RoundTableInput }) input: RoundTableInput,
  ): Promise<RoundTable | Refusal> {
    return this.roundTables.begin(actor, input);
  }

  @Get(':id')
  @May('public')
  @Answers(RoundTable)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<RoundTable | Refusal> {
    return this.roundTables.read(actor, id);
  }

  @Patch(':id')
  @May('round-tables.run')
  @Answers(RoundTable)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: RoundTablePatch }) patch: RoundTablePatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<RoundTable | Refusal> {
    return this.roundTables.change(actor, id, patch, ifMatch);
  }

  @Post(':id/steps')
  @May('round-tables.run')
  @Answers(RoundTable, 200)
  step(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: RoundTableStepInput }) input: RoundTableStepInput,
  ): Promise<RoundTable | Refusal> {
    return this.lives.step(actor, id, input);
  }
}
