import { Injectable } from '@nestjs/common';
import type {
  Commitment,
  CommitmentInput,
  Commitments,
  CommitmentsQuery,
  CommitmentStepInput,
} from '@portal/contracts';
import {
  type AddresseeKind,
  type CommitmentState,
  commitmentReference,
  conflict,
  dayOfInstant,
  forbidden,
  invalid,
  isRefusal,
  nextCommitmentState,
  notFound,
  type Refusal,
  refusalToMoveCommitment,
  runsRoundTable,
} from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { officeFor } from '../round-table/round-table-life.service.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import {
  commitmentById,
  type CommitmentRow,
  selectCommitments,
  toCommitment,
  toCommitmentToMove,
} from './commitment.row.js';
import { addresseesOf, secretariatOf } from './commitment.people.js';

interface Addressee {
  readonly kind: AddresseeKind;
  readonly iso3: string | null;
}

/** What follows from conclusions: one commitment for each addressee, who alone says how it stands. */
@Injectable()
export class CommitmentService {
  constructor(
    private readonly database: Database,
    private readonly lookup: RoundTableLookup,
    private readonly notifications: NotificationService,
  ) {}

  list(actor: RequestActor, query: CommitmentsQuery): Promise<Commitments> {
    return this.database.read(actor, (tx) => this.page(tx, actor, query));
  }

  read(actor: RequestActor, id: string): Promise<Commitment | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await commitmentById(tx, id);
      return row ? toCommitment(row, actor, tx.now) : notFound;
    });
  }

  /** Of an adopted conclusion, also long after: a commitment can be named when the meeting is over. */
  take(actor: RequestActor, conclusionId: string, input: CommitmentInput): Promise<Commitments | Refusal> {
    return this.database.write(actor, async (tx) => {
      const conclusion = await tx.row<{ round_table_id: string }>(
        'SELECT round_table_id FROM conclusion WHERE id = $1',
        [conclusionId],
      );
      if (!conclusion) return notFound;
      const row = await this.lookup.inside(tx, conclusion.round_table_id);
      if (isRefusal(row)) return row;
      if (!runsRoundTable(actor, { region: row.region, hasSecretariat: row.has_secretariat })) {
        return forbidden('not-your-round-table');
      }
      const addressees = addresseesIn(input);
      if (addressees.length === 0) return invalid({ pointer: '/countries', code: 'too-few' });
      if (input.dueOn < dayOfInstant(tx.now)) return invalid({ pointer: '/dueOn', code: 'past-day' });
      const takingPart = new Set((await this.lookup.countries(tx, row.id)).map(({ iso3 }) => iso3));
      const foreign = input.countries.findIndex((iso3) => !takingPart.has(iso3));
      if (foreign >= 0) return invalid({ pointer: `/countries/${foreign}`, code: 'unknown-country' });
      const year = Number(dayOfInstant(tx.now).slice(0, 4));
      const counted = await tx.row<{ first: number }>('SELECT app.next_references($1, $2, $3) AS first', [
        `${row.region ?? 'COE'}-C`,
        year,
        addressees.length,
      ]);
      for (const [place, { kind, iso3 }] of addressees.entries()) {
        const made = await tx.insert<{ id: string }>('commitment', {
          round_table_id: row.id,
          conclusion_id: conclusionId,
          reference: commitmentReference(row.region, year, (counted?.first ?? 1) + place),
          text: input.text,
          addressee: kind,
          iso3,
          due_on: input.dueOn,
          created_by: actor.id,
          created_at: tx.now,
          sample: row.sample,
        });
        await enter(tx, actor, { id: made.id, roundTable: row, state: 'open', reason: '', as: null });
        const taken = await commitmentById(tx, made.id);
        if (taken) await this.tell(tx, actor, await addresseesOf(tx, taken), taken, 'commitment-taken');
      }
      return this.page(tx, actor, { page: 1, limit: 200, roundTable: [row.id], sample: 'include' });
    });
  }

  step(actor: RequestActor, id: string, { step, reason }: CommitmentStepInput): Promise<Commitment | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await commitmentById(tx, id);
      if (!row) return notFound;
      const refusal = refusalToMoveCommitment(actor, toCommitmentToMove(row), step, reason);
      const state = nextCommitmentState(row.state, step);
      if (refusal || state === null) return refusal ?? conflict('step-not-possible');
      const changed = await tx.change<Versioned>('commitment', row, { state, reason: reason.trim() });
      if (isRefusal(changed)) return changed.refused === 'stale' ? conflict('step-not-possible') : changed;
      const roundTable = { id: row.round_table_id, region: row.region, sample: row.sample };
      const as = step === 'withdraw' ? null : { kind: row.addressee, iso3: row.iso3 };
      await enter(tx, actor, { id, roundTable, state, reason: reason.trim(), as });
      const told = step === 'withdraw' ? await addresseesOf(tx, row) : await secretariatOf(tx, row);
      await this.tell(tx, actor, told, row, 'commitment-moved');
      const present = await commitmentById(tx, id);
      return present ? toCommitment(present, actor, tx.now) : notFound;
    });
  }

  private async page(tx: ReadTransaction, actor: RequestActor, query: CommitmentsQuery): Promise<Commitments> {
    const { page, limit, region, roundTable, iso3, state, sample } = query;
    const rows = await tx.rows<CommitmentRow>(
      `${selectCommitments}
       WHERE ($1::text[] IS NULL OR t.region = ANY ($1)) AND ($2::uuid[] IS NULL OR m.round_table_id = ANY ($2))
         AND ($3::text[] IS NULL OR m.iso3 = ANY ($3)) AND ($4::text[] IS NULL OR m.state = ANY ($4))
         AND ($5 OR NOT m.sample)
       ORDER BY m.state IN ('done', 'declined', 'withdrawn'), m.due_on, m.reference LIMIT $6 OFFSET $7`,
      [
        region ?? null,
        roundTable ?? null,
        iso3 ?? null,
        state ?? null,
        sample !== 'exclude',
        limit,
        (page - 1) * limit,
      ],
    );
    return { items: rows.map((row) => toCommitment(row, actor, tx.now)), page, limit, total: rows[0]?.total ?? 0 };
  }

  private tell(
    tx: Transaction,
    actor: RequestActor,
    people: readonly string[],
    row: CommitmentRow,
    kind: 'commitment-taken' | 'commitment-moved',
  ): Promise<void> {
    return this.notifications.tell(tx, actor, people, {
      kind,
      record: row.id,
      url: commitmentPath(row),
      ...(row.iso3 === null ? {} : { country: row.iso3 }),
    });
  }
}

/** Where a commitment is seen and moved. */
export function commitmentPath({ round_table_id: id }: Pick<CommitmentRow, 'round_table_id'>): string {
  return `/round-tables/${id}/commitments`;
}

function addresseesIn({ countries, secretariat, headquarters }: CommitmentInput): readonly Addressee[] {
  return [
    ...[...new Set(countries)].map((iso3) => ({ kind: 'country' as const, iso3 })),
    ...(secretariat ? [{ kind: 'secretariat' as const, iso3: null }] : []),
    ...(headquarters ? [{ kind: 'headquarters' as const, iso3: null }] : []),
  ];
}

interface Entered {
  readonly id: string;
  readonly roundTable: { readonly id: string; readonly region: string | null; readonly sample: boolean };
  readonly state: CommitmentState;
  readonly reason: string;
  /** As whom the actor moves it; null: as who runs the round table. */
  readonly as: Addressee | null;
}

async function enter(tx: Transaction, actor: RequestActor, { id, roundTable, state, reason, as }: Entered) {
  const office =
    as?.kind === 'country'
      ? { role: 'focal-point', scope: { kind: 'country', iso3: as.iso3 } }
      : officeFor(actor, as?.kind === 'headquarters' ? null : roundTable.region);
  await tx.insert('commitment_step', {
    round_table_id: roundTable.id,
    commitment_id: id,
    state,
    reason,
    taken_by: actor.id,
    taken_role: office.role,
    taken_scope: office.scope,
    taken_at: tx.now,
    sample: roundTable.sample,
  });
}
