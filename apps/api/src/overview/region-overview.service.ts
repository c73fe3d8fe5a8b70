import { Injectable } from '@nestjs/common';
import type { RegionRoundTables, RegionRoundTablesQuery } from '@portal/contracts';
import {
  type Day,
  dayOfInstant,
  daysToMinutes,
  isHeldBy,
  isRefusal,
  meanDays,
  notFound,
  type Refusal,
} from '@portal/domain';
import { MinutesRecordService } from '../minutes/minutes-record.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type RoundTableOnDay, RoundTableRecordService } from '../round-table/round-table-record.service.js';
import { commitmentsKeptBy } from './overview.queries.js';
import { dayAsked } from './overview.service.js';

/** The round tables of one region in short: the last, the next, how long minutes take, how far commitments are kept. */
@Injectable()
export class RegionOverviewService {
  constructor(
    private readonly database: Database,
    private readonly records: RoundTableRecordService,
    private readonly minutes: MinutesRecordService,
  ) {}

  read(
    actor: RequestActor,
    region: string,
    { asAt, sample }: RegionRoundTablesQuery,
  ): Promise<RegionRoundTables | Refusal> {
    return this.database.read(actor, async (tx) => {
      if (!(await tx.row('SELECT 1 FROM region WHERE code = $1', [region]))) return notFound;
      const day = dayAsked(asAt, tx.now);
      if (isRefusal(day)) return day;
      const own = (await this.records.onDay(tx, day, sample === 'include')).filter(
        ({ kind, regions }) => kind === 'regional' && regions.includes(region),
      );
      const held = own.filter((row) => isHeldBy({ heldOn: row.held_on }, day));
      const last = held.at(-1);
      const next = own.find((row) => isToCome(row, day));
      return {
        region,
        asAt: day,
        isWhole: actor.kind !== 'visitor',
        held: held.length,
        last: last ? this.records.mention(last, actor.language) : null,
        next: next ? this.records.mention(next, actor.language) : null,
        daysToMinutes: await this.daysToMinutes(tx, held, day),
        commitmentsKept: await commitmentsKeptBy(
          tx,
          own.map(({ id }) => id),
          day,
        ),
      };
    });
  }

  /** Of those whose first minutes were released by the day, and are the reader's to read. */
  private async daysToMinutes(tx: ReadTransaction, held: readonly RoundTableOnDay[], day: Day) {
    const releases = await this.minutes.firstReleases(
      tx,
      held.map(({ id }) => id),
    );
    const days = held.flatMap(({ id, ends }) => {
      const at = releases.get(id);
      const releasedOn = at === undefined ? null : dayOfInstant(at);
      if (releasedOn === null || ends === null || releasedOn > day) return [];
      return [daysToMinutes(ends.slice(0, 10), releasedOn)];
    });
    const mean = meanDays(days);
    return mean === null ? null : { mean, of: days.length };
  }
}

/** Not held, not given up, and with days that are not over. */
function isToCome({ life, starts, ends }: RoundTableOnDay, day: Day): boolean {
  if (['held', 'concluded', 'cancelled', 'postponed'].includes(life)) return false;
  return starts !== null && (ends ?? starts).slice(0, 10) >= day;
}
