import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import { isRefusal, system } from '@portal/domain';
import { jobKind } from '../jobs/job-kind.js';
import { Jobs } from '../jobs/jobs.js';
import { Database } from './database.js';

/** Idempotency keys that were kept for 7 days are to go. */
export const keysGrewOld = jobKind('database.keys-grew-old', z.strictObject({}));

const hourly = '23 * * * *';
const mostAtOnce = 1_000;

/**
 * Lets idempotency keys go after 7 days while the portal runs: every hour, few enough in a transaction to keep
 * nobody waiting, and past what another process is deleting.
 */
@Injectable()
export class OldKeys implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(keysGrewOld, () => this.forget(), hourly);
  }

  async forget(): Promise<void> {
    for (;;) {
      const gone = await this.database.write(system, (tx) => tx.rows(forgetOld, [mostAtOnce]));
      if (isRefusal(gone) || gone.length < mostAtOnce) return;
    }
  }
}

const forgetOld = `
  DELETE FROM idempotency WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM idempotency WHERE at < now() - interval '7 days'
    ORDER BY at LIMIT $1 FOR UPDATE SKIP LOCKED))
  RETURNING 1`;
