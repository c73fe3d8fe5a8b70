import { Injectable } from '@nestjs/common';
import type {
  Exemption,
  ExemptionInput,
  ExemptionPatch,
  Exemptions,
  ExemptionsQuery,
  SettingHistory,
} from '@portal/contracts';
import { forbidden, type Instant, invalid, isCoordinator, isRefusal, notFound, type Refusal } from '@portal/domain';
import { SettingHistoryService } from '../audit/setting-history.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { orderOf } from '../platform/http/lists.js';

interface ExemptionRow {
  readonly id: string;
  readonly iso3: string;
  readonly indicator: string;
  readonly reason: string;
  readonly since: string;
  readonly until: string | null;
  readonly recorded_at: Instant;
  readonly sample: boolean;
  readonly version: number;
}

/** Days for which a country is not asked for an indicator. A later end is added, so that older pictures keep theirs. */
@Injectable()
export class ExemptionService {
  constructor(
    private readonly database: Database,
    private readonly histories: SettingHistoryService,
  ) {}

  list(actor: RequestActor, { page, limit, sort, iso3, indicator }: ExemptionsQuery): Promise<Exemptions | Refusal> {
    const order = orderOf(
      sort,
      { iso3: 'iso3', indicator: 'indicator', since: 'since', until: 'until' },
      'since DESC, id',
    );
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<ExemptionRow & { total: number }>(
        `SELECT *, count(*) OVER ()::int AS total FROM exemption
         WHERE ($1::text[] IS NULL OR iso3 = ANY ($1)) AND ($2::text[] IS NULL OR indicator = ANY ($2))
         ORDER BY ${order} LIMIT $3 OFFSET $4`,
        [iso3 ?? null, indicator ?? null, limit, (page - 1) * limit],
      );
      return { items: rows.map(toExemption), page, limit, total: rows[0]?.total ?? 0 };
    });
  }

  create(actor: RequestActor, input: ExemptionInput): Promise<Exemption | Refusal> {
    return this.database.write(actor, async (tx) => {
      if (!isCoordinator(actor)) return forbidden('no-permission');
      if (!(await tx.row('SELECT 1 FROM partner_country WHERE iso3 = $1', [input.iso3]))) {
        return invalid({ pointer: '/iso3', code: 'unknown-country' });
      }
      if (!(await tx.row('SELECT 1 FROM indicator WHERE id = $1', [input.indicator]))) {
        return invalid({ pointer: '/indicator', code: 'unknown-indicator' });
      }
      const { iso3, indicator, reason, since, until = null } = input;
      const row = await tx.insert<ExemptionRow>('exemption', {
        iso3,
        indicator,
        reason,
        since,
        until,
        first_until: until,
      });
      return toExemption(row);
    });
  }

  end(
    actor: RequestActor,
    id: string,
    { until }: ExemptionPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<Exemption | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await tx.row<ExemptionRow>('SELECT * FROM exemption WHERE id = $1', [id]);
      if (!row) return notFound;
      if (!isCoordinator(actor)) return forbidden('no-permission');
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      if (until < row.since) return invalid({ pointer: '/until', code: 'until-before-since' });
      const changed = await tx.change<ExemptionRow>(
        'exemption',
        row,
        { until },
        ifMatch === '*' ? row.version : ifMatch,
      );
      if (isRefusal(changed))
        return changed.refused === 'stale' ? { refused: 'stale', current: toExemption(row) } : changed;
      await tx.insert('exemption_end', { exemption_id: id, until });
      return toExemption(changed);
    });
  }

  history(actor: RequestActor, id: string): Promise<SettingHistory | Refusal> {
    return this.database.read(actor, async (tx) => {
      if (!(await tx.row('SELECT 1 FROM exemption WHERE id = $1', [id]))) return notFound;
      return this.histories.of(tx, { exemption: { id } });
    });
  }
}

function toExemption(row: ExemptionRow): Exemption {
  const { id, iso3, indicator, reason, since, until, sample, version } = row;
  return {
    id,
    iso3,
    indicator,
    reason,
    since,
    until,
    sample,
    version,
    recordedAt: row.recorded_at === '-infinity' ? null : row.recorded_at,
  };
}
