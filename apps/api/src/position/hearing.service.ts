import { Injectable } from '@nestjs/common';
import { type PositionKind, unheardCountries } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** Which member countries have said what: asked by the room of round tables, of readiness and of conclusions. */
@Injectable()
export class HearingService {
  /** The last word on each member country, in the order of their codes; null: nothing yet. */
  lastKinds(tx: ReadTransaction, roundTableId: string): Promise<ReadonlyMap<string, PositionKind | null>> {
    return lastKindsOf(tx, roundTableId);
  }

  /** Member countries for which a round table cannot be concluded, in the order of their codes. */
  async unheard(tx: ReadTransaction, roundTableId: string): Promise<readonly string[]> {
    const last = await lastKindsOf(tx, roundTableId);
    return unheardCountries(
      [...last.keys()],
      new Map([...last].flatMap(([iso3, kind]) => (kind ? [[iso3, kind]] : []))),
    );
  }
}

/** The last word on each member country, in the order of their codes; null: nothing yet. */
export async function lastKindsOf(
  tx: ReadTransaction,
  roundTableId: string,
): Promise<ReadonlyMap<string, PositionKind | null>> {
  const rows = await tx.rows<{ iso3: string; kind: PositionKind | null }>(
    `SELECT c.iso3, p.kind FROM app.round_table_countries(ARRAY[$1::uuid]) c
     LEFT JOIN LATERAL (SELECT kind FROM country_position p WHERE p.round_table_id = $1 AND p.iso3 = c.iso3
       ORDER BY p.number DESC LIMIT 1) p ON true
     WHERE c.participation = 'member' ORDER BY c.iso3`,
    [roundTableId],
  );
  return new Map(rows.map(({ iso3, kind }) => [iso3, kind]));
}
