import { Injectable, type OnModuleInit } from '@nestjs/common';
import { jobsSchema } from '../jobs/jobs-schema.js';
import { Metrics } from './metrics.js';

/** How background work stands: due, waiting for its time, under way, given up. */
@Injectable()
export class JobMeasures implements OnModuleInit {
  constructor(private readonly metrics: Metrics) {}

  onModuleInit(): void {
    this.metrics.measure(
      'portal_jobs',
      'Background work by kind: due now, waiting for its time, under way, and failed for good in the last 14 days.',
      `SELECT name AS job, CASE WHEN state IN ('created', 'retry') THEN
           CASE WHEN start_after <= now() THEN 'due' ELSE 'waiting' END ELSE state::text END AS state,
         count(*)::int AS value
       FROM ${jobsSchema}.job WHERE state IN ('created', 'retry', 'active', 'failed') GROUP BY 1, 2`,
      ['job', 'state'],
    );
  }
}
