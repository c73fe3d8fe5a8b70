import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import { dayOfInstant, isLongGap, system } from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import { jobKind } from '../platform/jobs/job-kind.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { holdersOf } from './grant-offices.queries.js';

/** A day began: offices that stand empty are looked at, and links of old are let go. */
export const dayBegan = jobKind('identity.day-began', z.strictObject({}));

const daily = '17 5 * * *';

interface Gap {
  readonly iso3: string;
  readonly main_region: string;
  readonly last_day: string;
}

/** Tells the main region's secretariat, once, of a country that was without a focal point for more than 30 days. */
@Injectable()
export class OfficeWatch implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly notifications: NotificationService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(dayBegan, () => this.look(), daily);
  }

  async look(): Promise<void> {
    await this.database.write(system, async (tx) => {
      const today = dayOfInstant(tx.now);
      for (const { iso3, main_region, last_day } of await tx.rows<Gap>(gapsSql)) {
        if (!isLongGap(last_day, today)) continue;
        const secretariat = await holdersOf(tx, ['secretariat'], main_region);
        const told = secretariat.length > 0 ? secretariat : await holdersOf(tx, ['coordinator'], 'network');
        await this.notifications.tell(tx, system, told, {
          kind: 'focal-point-missing',
          country: iso3,
          url: `/admin/people?place=${iso3}`,
        });
      }
      await tx.rows(`DELETE FROM one_time_link WHERE expires_at < now() - interval '30 days'`);
      return true;
    });
  }
}

/** Partner countries whose last focal point's term is over, and of whose gap nobody was told yet. */
const gapsSql = `
  SELECT c.iso3, c.main_region, a.until AS last_day FROM partner_country c CROSS JOIN LATERAL (
    SELECT until FROM role_assignment WHERE role = 'focal-point' AND scope = c.iso3 AND since <= app.today()
      AND (until IS NULL OR since <= until) ORDER BY until DESC NULLS FIRST LIMIT 1) a
  WHERE a.until < app.today() AND (c.left_on IS NULL OR app.today() < c.left_on)
    AND NOT EXISTS (SELECT FROM notification n WHERE n.kind = 'focal-point-missing' AND n.iso3 = c.iso3
      AND (n.at AT TIME ZONE 'UTC')::date > a.until)
  ORDER BY c.iso3`;
