import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ById,
  DatePoll,
  DatePollAnswersInput,
  DatePollInput,
  DatePollPatch,
  DatePolls,
  DatePollsOfYearQuery,
  DateProposals,
  DateProposalsQuery,
  OfRoundTable,
  OfYear,
  PollConfirmationInput,
  PollReminders,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { DatePollService } from './date-poll.service.js';
import { PollAnswerService } from './poll-answer.service.js';

@Controller('date-polls')
export class DatePollController {
  constructor(
    private readonly polls: DatePollService,
    private readonly answers: PollAnswerService,
  ) {}

  @Get()
  @May('signed-in')
  @Answers(DatePolls)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: OfRoundTable }) query: OfRoundTable,
  ): Promise<DatePolls | Refusal> {
    return this.polls.list(actor, query);
  }

  @Get('years/:year')
  @May('signed-in')
  @Answers(DatePolls)
  ofYear(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: OfYear }) { year }: OfYear,
    @Query({ schema: DatePollsOfYearQuery }) query: DatePollsOfYearQuery,
  ): Promise<DatePolls | Refusal> {
    return this.polls.ofYear(actor, year, query);
  }

  @Get('proposals')
  @May('round-tables.run')
  @Answers(DateProposals)
  proposals(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: DateProposalsQuery }) query: DateProposalsQuery,
  ): Promise<DateProposals | Refusal> {
    return this.polls.proposals(actor, query);
  }

  @Post()
  @May('round-tables.run')
  @Answers(DatePoll, 201)
  open(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: DatePollInput }) input: DatePollInput,
  ): Promise<DatePoll | Refusal> {
    return this.polls.open(actor, input);
  }

  @Get(':id')
  @May('signed-in')
  @Answers(DatePoll)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<DatePoll | Refusal> {
    return this.polls.read(actor, id);
  }

  @Patch(':id')
  @May('round-tables.run')
  @Answers(DatePoll)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: DatePollPatch }) patch: DatePollPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<DatePoll | Refusal> {
    return this.polls.change(actor, id, patch, ifMatch);
  }

  @Post(':id/answers')
  @May('round-tables.answer')
  @Answers(DatePoll, 200)
  answer(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: DatePollAnswersInput }) input: DatePollAnswersInput,
  ): Promise<DatePoll | Refusal> {
    return this.answers.answer(actor, id, input);
  }

  @Get(':id/reminders')
  @May('round-tables.run')
  @Answers(PollReminders)
  preview(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<PollReminders | Refusal> {
    return this.answers.preview(actor, id);
  }

  @Post(':id/reminders')
  @May('round-tables.run')
  @Answers(DatePoll, 200)
  remind(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<DatePoll | Refusal> {
    return this.answers.remind(actor, id);
  }

  @Post(':id/confirmation')
  @May('round-tables.run')
  @Answers(DatePoll, 200)
  confirm(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: PollConfirmationInput }) input: PollConfirmationInput,
  ): Promise<DatePoll | Refusal> {
    return this.answers.confirm(actor, id, input);
  }

  @Post(':id/close')
  @May('round-tables.run')
  @Answers(DatePoll, 200)
  close(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<DatePoll | Refusal> {
    return this.polls.close(actor, id);
  }
}
