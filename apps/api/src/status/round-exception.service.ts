import { Injectable } from '@nestjs/common';
import type { RoundException, RoundExceptionInput, RoundExceptions, RoundExceptionsQuery } from '@portal/contracts';
import {
  dayOfInstant,
  forbidden,
  type Instant,
  isCoordinator,
  notFound,
  type Refusal,
  refusalToExcept,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { roundById } from './round.queries.js';

interface ExceptionRow {
  readonly id: string;
  readonly round_id: string;
  readonly iso3: string;
  readonly reason: string;
  readonly until: string | null;
  readonly granted_by: string;
  readonly granter: string | null;
  readonly granted_at: Instant;
  readonly sample: boolean;
}

/** Named exceptions: what a country sends after a round was closed counts for it all the same. */
@Injectable()
export class RoundExceptionService {
  constructor(private readonly database: Database) {}

  /** Those of countries whose reports the actor reads, newest first. */
  list(actor: RequestActor, id: string, asked: RoundExceptionsQuery): Promise<RoundExceptions | Refusal> {
    return this.database.read(actor, async (tx) => {
      if (!(await roundById(tx, id))) return notFound;
      return { ...(await exceptionsOf(tx, id, asked)), ...asked };
    });
  }

  grant(
    actor: RequestActor,
    id: string,
    { iso3, reason, until }: RoundExceptionInput,
  ): Promise<RoundException | Refusal> {
    return this.database.write(actor, async (tx) => {
      const round = await roundById(tx, id);
      if (!round) return notFound;
      if (!isCoordinator(actor)) return forbidden('no-permission');
      const late = { until: until ?? null };
      const refusal = refusalToExcept(dayOfInstant(tx.now), round, round.countries.includes(iso3), late);
      if (refusal) return refusal;
      const row = await tx.insert<Omit<ExceptionRow, 'granter'>>('round_exception', {
        round_id: id,
        iso3,
        reason,
        until: late.until,
        granted_by: actor.id,
      });
      return toException({ ...row, granter: actor.name });
    });
  }
}

/** @param asked `limit` null: all */
export async function exceptionsOf(
  tx: ReadTransaction,
  roundId: string,
  { page, limit }: { readonly page: number; readonly limit: number | null },
): Promise<{ items: RoundException[]; total: number }> {
  const rows = await tx.rows<ExceptionRow & { total: number }>(
    `SELECT x.*, p.name AS granter, count(*) OVER ()::int AS total FROM round_exception x
     LEFT JOIN person p ON p.id = x.granted_by WHERE x.round_id = $1
     ORDER BY x.granted_at DESC, x.id DESC LIMIT $2 OFFSET $3`,
    [roundId, limit, (page - 1) * (limit ?? 0)],
  );
  return { items: rows.map(toException), total: rows[0]?.total ?? 0 };
}

function toException(row: ExceptionRow): RoundException {
  const { id, iso3, reason, until, sample } = row;
  return {
    id,
    roundId: row.round_id,
    iso3,
    reason,
    until,
    grantedBy: row.granter === null ? null : { id: row.granted_by, name: row.granter },
    grantedAt: row.granted_at,
    sample,
  };
}
