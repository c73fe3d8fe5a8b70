import { Injectable } from '@nestjs/common';
import type { Claim, Claims, ClaimsQuery } from '@portal/contracts';
import { isRefusal, notFound, type Refusal } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { orderOf } from '../platform/http/lists.js';
import { toClaim, toClaims } from './claim.mapping.js';
import type { ClaimRow } from './claim.row.js';

/** Claims, each as its reader may see it. */
@Injectable()
export class ClaimService {
  constructor(private readonly database: Database) {}

  read(actor: RequestActor, id: string): Promise<Claim | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await tx.row<ClaimRow>('SELECT * FROM claim WHERE id = $1', [id]);
      return row ? toClaim(tx, row, actor.language) : notFound;
    });
  }

  /** A country's claims, newest first. Drafts stand with their update, not here. */
  ofCountry(actor: RequestActor, iso3: string, query: ClaimsQuery): Promise<Claims | Refusal> {
    const { page, limit, sort, indicator, state, sample } = query;
    const order = orderOf(sort, sortable, newest);
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const country = await tx.row('SELECT 1 FROM partner_country WHERE iso3 = $1', [iso3]);
      if (!country) return notFound;
      const rows = await tx.rows<ClaimRow & { total: number }>(
        `SELECT *, count(*) OVER ()::int AS total FROM claim
         WHERE iso3 = $1 AND ($2::text[] IS NULL OR indicator = ANY ($2))
           AND (CASE WHEN $3::text[] IS NULL THEN state <> 'draft' ELSE state = ANY ($3) END) AND ($4 OR NOT sample)
         ORDER BY ${order} LIMIT $5 OFFSET $6`,
        [iso3, indicator ?? null, state ?? null, sample === 'include', limit, (page - 1) * limit],
      );
      return { items: await toClaims(tx, rows, actor.language), page, limit, total: rows[0]?.total ?? 0 };
    });
  }
}

const newest = 'coalesce(decided_at, sent_at, now()) DESC, id DESC';
const sortable = {
  indicator: 'indicator',
  level: 'level',
  effectiveOn: 'effective_on',
  attestedOn: 'attested_on',
  state: 'state',
  sentAt: 'sent_at',
  decidedAt: 'decided_at',
};
