import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import { system } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import { jobKind } from '../platform/jobs/job-kind.js';
import { Jobs } from '../platform/jobs/jobs.js';

/** Previews whose week is over are to go. */
export const importsGrewOld = jobKind('plan.imports-grew-old', z.strictObject({}));

const everyNight = '23 2 * * *';

/** Lets previews of imports go that nobody confirmed, and what confirmed ones were made from. */
@Injectable()
export class OldImports implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(importsGrewOld, () => this.sweep(), everyNight);
  }

  private async sweep(): Promise<void> {
    await this.database.write(system, async (tx) => {
      await tx.rows('DELETE FROM plan_import WHERE expires_at <= now()');
      return true;
    });
  }
}
