import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ById, FailedJobs, FailedJobsQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../database/request-actor.js';
import { Answers } from '../http/answers.js';
import { May } from '../http/may.js';
import { CurrentActor } from '../http/request.js';
import { JobService } from './job.service.js';

@Controller('failed-jobs')
export class JobController {
  constructor(private readonly jobs: JobService) {}

  @Get()
  @May('jobs.run')
  @Answers(FailedJobs)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: FailedJobsQuery }) query: FailedJobsQuery,
  ): Promise<FailedJobs> {
    return this.jobs.list(actor, query);
  }

  @Post(':id/retry')
  @May('jobs.run')
  @Answers(null)
  retry(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<true | Refusal> {
    return this.jobs.retry(actor, id);
  }
}
