import { Injectable } from '@nestjs/common';
import type { FailedJobs, FailedJobsQuery } from '@portal/contracts';
import { type Actor, conflict, notFound, type Refusal } from '@portal/domain';
import { Database } from '../database/database.js';
import { jobsSchema } from './jobs-schema.js';

interface FailedRow {
  readonly id: string;
  readonly kind: string;
  readonly state: 'retry' | 'failed';
  readonly tries: number;
  readonly begun_at: string;
  readonly next_at: string;
  readonly problem: string | null;
  readonly total: number;
}

/** Background work that failed, for whoever keeps the portal running. Jobs carry ids only, and so does this list. */
@Injectable()
export class JobService {
  constructor(private readonly database: Database) {}

  async list(actor: Actor, { page, limit }: FailedJobsQuery): Promise<FailedJobs> {
    const rows = await this.database.read(actor, (tx) => tx.rows<FailedRow>(failedSql, [limit, (page - 1) * limit]));
    const items = rows.map(({ id, kind, state, tries, begun_at, next_at, problem }) => ({
      id,
      kind,
      state,
      tries,
      begunAt: begun_at,
      nextAt: state === 'retry' ? next_at : null,
      problem,
    }));
    return { items, page, limit, total: rows[0]?.total ?? 0 };
  }

  /** Takes up again what was given up. */
  async retry(actor: Actor, id: string): Promise<true | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await tx.row<{ name: string; state: string }>(
        `SELECT name, state::text FROM ${jobsSchema}.job WHERE id = $1`,
        [id],
      );
      if (!row) return notFound;
      if (row.state !== 'failed') return conflict('not-failed');
      await tx.jobs.retry(row.name, id);
      return true as const;
    });
  }
}

const failedSql = `
  SELECT id, name AS kind, state::text, retry_count AS tries, created_on AS begun_at, start_after AS next_at,
    output ->> 'message' AS problem, count(*) OVER ()::int AS total
  FROM ${jobsSchema}.job WHERE state IN ('failed', 'retry') ORDER BY state = 'retry', created_on DESC, id LIMIT $1 OFFSET $2`;
