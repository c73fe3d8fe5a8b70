import { getConstructionPlans } from 'pg-boss';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { jobsSchema } from '../src/platform/jobs/jobs-schema.js';

/** The tables of background work. They belong to pg-boss and carry ids only: no country's data lies in them. */
export class Jobs1700000000006 implements MigrationInterface {
  readonly name = 'Jobs1700000000006';

  async up(q: QueryRunner): Promise<void> {
    await q.query(withoutTransaction(getConstructionPlans(jobsSchema)));
    await q.query(`
      GRANT USAGE ON SCHEMA ${jobsSchema} TO portal_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobsSchema} TO portal_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${jobsSchema} TO portal_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobsSchema} TO portal_app;`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** The plan brings a transaction of its own; here it runs in that of its migration. */
function withoutTransaction(plan: string): string {
  const inner = /^\s*BEGIN;([\s\S]*)COMMIT;\s*$/.exec(plan)?.[1];
  if (inner === undefined) throw new Error('the plan of pg-boss is no longer one transaction: read it anew');
  return inner;
}
