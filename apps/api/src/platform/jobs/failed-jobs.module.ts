import { Module } from '@nestjs/common';
import { JobController } from './job.controller.js';
import { JobService } from './job.service.js';

/** Apart from `JobsModule`, on which the database stands. */
@Module({ controllers: [JobController], providers: [JobService] })
export class FailedJobsModule {}
