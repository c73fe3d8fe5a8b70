import { Injectable } from '@nestjs/common';
import type { PlanOnMap, ProgressMap, ProgressMapQuery } from '@portal/contracts';
import { emptyOfRecord, isRefusal, planOnMap, type Refusal, shareStepOf } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { toListed, whenOf } from './plan.queries.js';
import { everyCountry, headlinesOf } from './plan-regions.queries.js';

/** All countries by how far their plan in force is, on any day, as far as the reader is shown it now. */
@Injectable()
export class ProgressMapService {
  constructor(private readonly database: Database) {}

  read(actor: RequestActor, { asAt, sample }: ProgressMapQuery): Promise<ProgressMap | Refusal> {
    return this.database.read(actor, async (tx): Promise<ProgressMap | Refusal> => {
      const when = whenOf(tx.now, { asAt });
      if (isRefusal(when)) return when;
      const countries = await everyCountry(tx);
      const rows = await headlinesOf(
        tx,
        countries.map(({ iso3 }) => iso3),
        when,
        sample === 'include',
      );
      const shown = Map.groupBy(
        rows.map((row) => toListed(row, when.day)),
        ({ iso3 }) => iso3,
      );
      const items = countries.map(({ iso3, is_own: isOwn }): PlanOnMap => {
        const versions = shown.get(iso3) ?? [];
        const plan = planOnMap(when.day, versions) ?? null;
        const progress = plan?.progress ?? null;
        const step = progress === null ? null : shareStepOf(progress);
        const empty = step === null ? emptyOfRecord({ isOwn, isShown: versions.length > 0 }) : null;
        return { iso3, step, empty, plan };
      });
      return { asAt: when.day, items };
    });
  }
}
