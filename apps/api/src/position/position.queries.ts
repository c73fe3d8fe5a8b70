import type { Positions } from '@portal/contracts';
import { isAccountedFor, isFocalPointOf, isHeard, isRoundTableOver, refusalToTakeDown } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import {
  type DraftRow,
  type MemberRow,
  type PositionRow,
  selectPositions,
  toDraft,
  toVersion,
} from './position.row.js';

/** The round table as this room needs it. */
export interface Place {
  readonly id: string;
  readonly life: Parameters<typeof isRoundTableOver>[0];
}

/** Every member country with what is known of its position, those not heard first. */
export async function positionsPicture(
  tx: ReadTransaction,
  actor: RequestActor,
  { id, life }: Place,
  mayRun: boolean,
): Promise<Positions> {
  const members = await tx.rows<MemberRow>(membersSql, [id, actor.language]);
  const rows = await tx.rows<PositionRow>(`${selectPositions} WHERE p.round_table_id = $1 ORDER BY p.iso3, p.number`, [
    id,
  ]);
  const drafts = await tx.rows<DraftRow>('SELECT * FROM position_draft WHERE round_table_id = $1', [id]);
  const last = new Map(rows.map((row) => [row.iso3, row]));
  const draftOf = new Map(drafts.map((row) => [row.iso3, row]));
  const collator = new Intl.Collator(actor.language);
  const kindOf = (iso3: string) => last.get(iso3)?.kind ?? null;
  const items = members
    .map(({ iso3, name, asked_at: askedAt }) => {
      const present = last.get(iso3);
      const draft = draftOf.get(iso3);
      return {
        iso3,
        name,
        last: present ? toVersion(present) : null,
        askedAt: [...askedAt],
        draft: draft ? toDraft(draft) : null,
        mayWrite: isFocalPointOf(actor, iso3) && !isRoundTableOver(life),
        mayTakeDown: mayRun && refusalToTakeDown(life, kindOf(iso3)) === null,
      };
    })
    .sort(
      (one, other) =>
        Number(isAccountedFor(kindOf(one.iso3))) - Number(isAccountedFor(kindOf(other.iso3))) ||
        collator.compare(one.name, other.name),
    );
  const unheard = items.map(({ iso3 }) => iso3).filter((iso3) => !isAccountedFor(kindOf(iso3)));
  return {
    roundTable: id,
    items,
    heard: items.filter(({ iso3 }) => isHeard(kindOf(iso3))).length,
    unheard,
    mayAsk: mayRun && unheard.length > 0 && refusalToTakeDown(life, null) === null,
  };
}

/** The last word on one country; undefined: none yet. */
export function lastPosition(tx: ReadTransaction, id: string, iso3: string): Promise<PositionRow | undefined> {
  return tx.row<PositionRow>(
    `${selectPositions} WHERE p.round_table_id = $1 AND p.iso3 = $2 ORDER BY p.number DESC LIMIT 1`,
    [id, iso3],
  );
}

/** Members of the meeting with every time that they were asked: with the invitation, and since. */
const membersSql = `
  SELECT c.iso3, coalesce(p.names->>$2, c.iso3) AS name,
    ARRAY(SELECT to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      FROM (SELECT s.taken_at AS at FROM round_table_step s WHERE s.round_table_id = $1 AND s.life = 'invited'
        UNION SELECT k.asked_at FROM position_ask k WHERE k.round_table_id = $1 AND k.iso3 = c.iso3) a
      ORDER BY a.at) AS asked_at
  FROM app.round_table_countries(ARRAY[$1::uuid]) c JOIN partner_country p USING (iso3)
  WHERE c.participation = 'member' ORDER BY c.iso3`;
