import type { Commitment } from '@portal/contracts';
import {
  type AddresseeKind,
  type CommitmentState,
  commitmentSteps,
  type CommitmentToMove,
  type Day,
  dayOfInstant,
  daysLate,
  type Instant,
  isCommitmentOver,
  refusalToMoveCommitment,
  type Role,
} from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** A row of `commitment`, with its round table and what acts on it depend on beside it. */
export interface CommitmentRow {
  readonly id: string;
  readonly round_table_id: string;
  readonly reference: string;
  readonly text: string;
  readonly addressee: AddresseeKind;
  readonly iso3: string | null;
  readonly is_carried: boolean;
  readonly due_on: Day;
  readonly state: CommitmentState;
  readonly reason: string;
  readonly created_at: Instant;
  readonly sample: boolean;
  readonly version: number;
  readonly conclusion_id: string;
  readonly conclusion_number: number;
  readonly meeting: string;
  readonly meeting_number: number | null;
  readonly city: string;
  readonly region: string | null;
  readonly has_secretariat: boolean;
  readonly country: Readonly<Record<string, string>> | null;
  readonly region_names: Readonly<Record<string, string>> | null;
  readonly steps: readonly StepRow[];
  readonly total: number;
}

interface StepRow {
  readonly state: CommitmentState;
  readonly reason: string;
  readonly at: Instant;
  readonly role: Role | null;
  readonly scope: NonNullable<Commitment['steps'][number]['by']>['scope'] | null;
  readonly personId: string | null;
  readonly personName: string | null;
}

/** Commitments `m` as rows; the rest of the statement follows. */
export const selectCommitments = `
  SELECT m.id, m.round_table_id, m.reference, m.text, m.addressee, m.iso3, m.due_on, m.state, m.reason, m.created_at,
    m.sample, m.version, app.is_carried(m.id) AS is_carried, m.conclusion_id, c.number AS conclusion_number, t.reference AS meeting,
    t.number AS meeting_number, t.city, t.region, n.names AS country, g.names AS region_names,
    t.region IS NOT NULL AND cardinality(app.holders('secretariat', ARRAY[t.region], app.today())) > 0 AS has_secretariat,
    coalesce((SELECT jsonb_agg(jsonb_build_object('state', s.state, 'reason', s.reason,
        'at', to_char(s.taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'role', s.taken_role,
        'scope', s.taken_scope, 'personId', p.id, 'personName', p.name) ORDER BY s.taken_at, s.id)
      FROM commitment_step s LEFT JOIN person p ON p.id = s.taken_by WHERE s.commitment_id = m.id), '[]') AS steps,
    (count(*) OVER ())::int AS total
  FROM commitment m JOIN conclusion c ON c.id = m.conclusion_id JOIN round_table t ON t.id = m.round_table_id
  LEFT JOIN partner_country n ON n.iso3 = m.iso3 LEFT JOIN region g ON g.code = t.region`;

export function commitmentById(tx: ReadTransaction, id: string): Promise<CommitmentRow | undefined> {
  return tx.row<CommitmentRow>(`${selectCommitments} WHERE m.id = $1`, [id]);
}

export function toCommitmentToMove(row: CommitmentRow): CommitmentToMove {
  return {
    addressee: row.addressee,
    iso3: row.iso3,
    region: row.region,
    hasSecretariat: row.has_secretariat,
    state: row.state,
  };
}

/** As the reader is shown it, with what they may do. */
export function toCommitment(row: CommitmentRow, actor: RequestActor, now: Instant): Commitment {
  const late = daysLate(row.due_on, dayOfInstant(now));
  const isOver = isCommitmentOver(row.state);
  const place = toCommitmentToMove(row);
  return {
    id: row.id,
    reference: row.reference,
    roundTable: {
      id: row.round_table_id,
      reference: row.meeting,
      number: row.meeting_number,
      city: row.city,
      region: row.region,
    },
    conclusion: { id: row.conclusion_id, number: row.conclusion_number },
    text: row.text,
    addressee: { kind: row.addressee, iso3: row.iso3, name: nameOf(row, actor.language) },
    dueOn: row.due_on,
    since: dayOfInstant(row.created_at),
    state: row.state,
    reason: row.reason,
    isOver,
    daysLate: isOver || late <= 0 ? null : late,
    steps: row.steps.map(toStep),
    maySteps: commitmentSteps.filter((step) => refusalToMoveCommitment(actor, place, step, 'why') === null),
    isCarried: row.is_carried,
    sample: row.sample,
  };
}

/** The country's, or the region's whose secretariat it is; headquarters needs none. */
function nameOf({ addressee, country, region_names: region }: CommitmentRow, language: string): string | null {
  if (addressee === 'country') return country?.[language] ?? null;
  return addressee === 'secretariat' ? (region?.[language] ?? null) : null;
}

function toStep({ state, reason, at, role, scope, personId: id, personName: name }: StepRow) {
  const person = id === null || name === null ? null : { id, name };
  return { state, reason, at, by: role === null || scope === null ? null : { role, scope, person } };
}
