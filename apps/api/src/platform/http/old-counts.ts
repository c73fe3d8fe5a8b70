import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import { system } from '@portal/domain';
import { Database } from '../database/database.js';
import { jobKind } from '../jobs/job-kind.js';
import { Jobs } from '../jobs/jobs.js';
import { jobsSchema } from '../jobs/jobs-schema.js';

/** What was counted of calls has lost its meaning. */
export const countsGrewOld = jobKind('http.counts-grew-old', z.strictObject({}));

const everyTenMinutes = '*/10 * * * *';

/**
 * Lets go what no limit asks for any more, so that no address is kept longer than it is counted; and brings back to
 * now what waits since the future, which is so only after the clock was set back: a job would wait longer by as much.
 */
@Injectable()
export class OldCounts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(countsGrewOld, () => this.sweep(), everyTenMinutes);
  }

  async sweep(): Promise<void> {
    await this.database.write(system, async (tx) => {
      await tx.rows(oldCalls);
      await tx.rows(jobsOfTheFuture);
      return true;
    });
  }
}

const oldCalls = `
  DELETE FROM call_count WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM call_count WHERE ends_at NOT BETWEEN now() AND now() + interval '2 minutes' FOR UPDATE SKIP LOCKED))`;

const jobsOfTheFuture = `
  UPDATE ${jobsSchema}.job SET start_after = start_after - (created_on - now()), created_on = now()
  WHERE state IN ('created', 'retry') AND created_on > now() + interval '1 minute'`;
