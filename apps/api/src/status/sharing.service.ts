import { Injectable } from '@nestjs/common';
import type { SettingHistory, Sharing, SharingInput, SharingList, SharingQuery } from '@portal/contracts';
import {
  dayOfInstant,
  forbidden,
  invalid,
  isFocalPointOf,
  isRefusal,
  notFound,
  type Refusal,
  type Visibility,
} from '@portal/domain';
import { SettingHistoryService } from '../audit/setting-history.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { orderOf } from '../platform/http/lists.js';

interface SharingRow {
  readonly id: string;
  readonly iso3: string;
  readonly indicator: string;
  readonly visibility: Visibility;
  readonly since: string;
  readonly sample: boolean;
  readonly version: number;
}

/** With whom a country shares an indicator: its own act, public itself, in force at once and for every day. */
@Injectable()
export class SharingService {
  constructor(
    private readonly database: Database,
    private readonly histories: SettingHistoryService,
  ) {}

  list(actor: RequestActor, { page, limit, sort, iso3, indicator }: SharingQuery): Promise<SharingList | Refusal> {
    const order = orderOf(
      sort,
      { iso3: 'iso3', indicator: 'indicator', visibility: 'visibility', since: 'since' },
      'iso3, indicator',
    );
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<SharingRow & { total: number }>(
        `SELECT *, count(*) OVER ()::int AS total FROM sharing
         WHERE ($1::text[] IS NULL OR iso3 = ANY ($1)) AND ($2::text[] IS NULL OR indicator = ANY ($2))
         ORDER BY ${order} LIMIT $3 OFFSET $4`,
        [iso3 ?? null, indicator ?? null, limit, (page - 1) * limit],
      );
      return { items: rows.map(toSharing), page, limit, total: rows[0]?.total ?? 0 };
    });
  }

  set(actor: RequestActor, iso3: string, { indicator, visibility }: SharingInput): Promise<Sharing | Refusal> {
    return this.database.write(actor, async (tx) => {
      if (!(await tx.row('SELECT 1 FROM partner_country WHERE iso3 = $1', [iso3]))) return notFound;
      if (!(await tx.row('SELECT 1 FROM indicator WHERE id = $1', [indicator]))) {
        return invalid({ pointer: '/indicator', code: 'unknown-indicator' });
      }
      if (!isFocalPointOf(actor, iso3)) return forbidden('not-your-country');
      const since = dayOfInstant(tx.now);
      // Two who say it for the first time at the same instant: the second changes what the first said.
      const added = await tx.row<SharingRow>(
        `INSERT INTO sharing (iso3, indicator, visibility, since) VALUES ($1, $2, $3, $4)
         ON CONFLICT (iso3, indicator) DO NOTHING RETURNING *`,
        [iso3, indicator, visibility, since],
      );
      if (added) return toSharing(added);
      const present = await tx.row<SharingRow>('SELECT * FROM sharing WHERE iso3 = $1 AND indicator = $2 FOR UPDATE', [
        iso3,
        indicator,
      ]);
      if (!present) return notFound;
      if (present.visibility === visibility) return toSharing(present);
      const changed = await tx.change<SharingRow>('sharing', present, { visibility, since, sample: false });
      return isRefusal(changed) ? changed : toSharing(changed);
    });
  }

  /** All that a country ever set, of all its indicators. */
  history(actor: RequestActor, iso3: string): Promise<SettingHistory | Refusal> {
    return this.database.read(actor, async (tx) => {
      if (!(await tx.row('SELECT 1 FROM partner_country WHERE iso3 = $1', [iso3]))) return notFound;
      return this.histories.of(tx, { sharing: { iso3 } });
    });
  }
}

function toSharing({ iso3, indicator, visibility, since, sample, version }: SharingRow): Sharing {
  return { iso3, indicator, visibility, since, sample, version };
}
