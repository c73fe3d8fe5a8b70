import { Injectable } from '@nestjs/common';
import type { Delegate, DelegateInput, DelegateNeedsInput, DelegatePatch } from '@portal/contracts';
import {
  addDays,
  conflict,
  dayOfInstant,
  forbidden,
  invalid,
  isFocalPointOf,
  isRefusal,
  notFound,
  type Refusal,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { beginDelegation, delegateById } from './delegation.queries.js';
import { type DelegateRow, toDelegate } from './delegation.row.js';

/** After the end of a meeting, what its delegates needed is kept for so many days. */
const needsKeptDays = 30;

interface Named {
  readonly name: string;
  readonly email: string | null;
  readonly member_id: string | null;
  readonly person_id: string | null;
}

/** People whom a country's focal point names for a round table. */
@Injectable()
export class DelegateService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
  ) {}

  name(actor: RequestActor, { roundTable, iso3, seat, person }: DelegateInput): Promise<Delegate | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.toAnswer(tx, actor, roundTable, iso3);
      if (isRefusal(row)) return row;
      const named = await namedBy(tx, iso3, person);
      if (isRefusal(named)) return named;
      await beginDelegation(tx, roundTable, iso3);
      const { id } = await tx.insert<Versioned>('delegate', {
        round_table_id: roundTable,
        iso3,
        seat,
        ...named,
        nominated_by: actor.id,
        nominated_at: tx.now,
      });
      return pictureOf(tx, id);
    });
  }

  change(
    actor: RequestActor,
    id: string,
    patch: DelegatePatch,
    ifMatch: number | '*' | undefined,
  ): Promise<Delegate | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.toChange(tx, actor, id);
      if (isRefusal(row)) return row;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      if (ifMatch !== '*' && ifMatch !== row.version) return { refused: 'stale', current: toDelegate(row) };
      const changed = await tx.change<Versioned>('delegate', row, {
        seat: patch.seat ?? row.seat,
        answer: patch.answer ?? row.answer,
      });
      if (isRefusal(changed))
        return changed.refused === 'stale' ? { refused: 'stale', current: toDelegate(row) } : changed;
      return pictureOf(tx, id);
    });
  }

  /** They go thirty days after the end of the meeting; while it has no days, thirty days from now. */
  setNeeds(actor: RequestActor, id: string, input: DelegateNeedsInput): Promise<Delegate | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.toChange(tx, actor, id);
      if (isRefusal(row)) return row;
      const meeting = await this.roundTables.inside(tx, row.round_table_id);
      if (isRefusal(meeting)) return meeting;
      const last = meeting.ends?.slice(0, 10) ?? dayOfInstant(tx.now);
      await tx.rows(
        `INSERT INTO delegate_need (delegate_id, round_table_id, iso3, visa_letter, interpretation, diet, delete_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (delegate_id) DO UPDATE SET visa_letter = $4, interpretation = $5,
           diet = $6, delete_on = $7, version = delegate_need.version + 1`,
        [
          id,
          row.round_table_id,
          row.iso3,
          input.visaLetter,
          input.interpretation,
          input.diet,
          addDays(last, needsKeptDays),
        ],
      );
      return pictureOf(tx, id);
    });
  }

  /** Forgets who it was: that somebody of the country sat there stays. */
  erase(actor: RequestActor, id: string): Promise<Delegate | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await delegateById(tx, id);
      if (!row) return notFound;
      if (!isFocalPointOf(actor, row.iso3)) return forbidden('not-your-country');
      if (row.erased_at !== null) return conflict('erased');
      await tx.rows('DELETE FROM delegate_need WHERE delegate_id = $1', [id]);
      const changed = await tx.change<Versioned>('delegate', row, {
        name: '',
        email: null,
        member_id: null,
        person_id: null,
        erased_at: tx.now,
      });
      if (isRefusal(changed)) return changed.refused === 'stale' ? conflict('erased') : changed;
      return pictureOf(tx, id);
    });
  }

  private async toChange(tx: Transaction, actor: RequestActor, id: string): Promise<DelegateRow | Refusal> {
    const row = await delegateById(tx, id);
    if (!row) return notFound;
    const meeting = await this.roundTables.toAnswer(tx, actor, row.round_table_id, row.iso3);
    if (isRefusal(meeting)) return meeting;
    return row.erased_at === null ? row : conflict('erased');
  }
}

/** Who is meant: of the country's own team or accounts, in the words of the record. */
async function namedBy(tx: Transaction, iso3: string, person: DelegateInput['person']): Promise<Named | Refusal> {
  if ('name' in person) return { name: person.name.trim(), email: person.email, member_id: null, person_id: null };
  if ('memberId' in person) {
    const member = await tx.row<Named>(
      `SELECT m.name, coalesce(p.email, nullif(btrim(c.email), '')) AS email, m.id AS member_id, m.person_id
       FROM team_member m LEFT JOIN person p ON p.id = m.person_id LEFT JOIN member_contact c ON c.member_id = m.id
       WHERE m.id = $1 AND m.iso3 = $2 AND m.merged_into IS NULL AND m.erased_at IS NULL`,
      [person.memberId, iso3],
    );
    return member ?? invalid({ pointer: '/person/memberId', code: 'unknown-member' });
  }
  const account = await tx.row<Named>(
    `SELECT p.name, p.email, NULL::uuid AS member_id, p.id AS person_id FROM person p JOIN role_assignment a
       ON a.person_id = p.id AND a.scope_kind = 'country' AND a.scope = $2 AND (a.until IS NULL OR a.until >= app.today())
     WHERE p.id = $1 LIMIT 1`,
    [person.personId, iso3],
  );
  return account ?? invalid({ pointer: '/person/personId', code: 'unknown-person' });
}

async function pictureOf(tx: ReadTransaction, id: string): Promise<Delegate | Refusal> {
  const row = await delegateById(tx, id);
  return row ? toDelegate(row) : notFound;
}
