import { Injectable } from '@nestjs/common';
import type {
  OfRoundTable,
  Priorities,
  PrioritiesQuery,
  Priority,
  PriorityDecisionInput,
  PriorityHoldingInput,
  PriorityInput,
  PriorityMatrix,
  PriorityPatch,
  PrioritySupportInput,
} from '@portal/contracts';
import {
  conflict,
  forbidden,
  isFocalPointOf,
  isRefusal,
  notFound,
  type Refusal,
  refusalToDecidePriority,
  refusalToProposePriority,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { orderOf } from '../platform/http/lists.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { isEndorsedBefore, priorityMatrix, votingOf } from './priority-matrix.queries.js';
import { type PriorityRow, selectPriorities, stateOf, toPriority } from './priority.row.js';

/** What a region puts first: proposed, supported, decided, and asked about again at the next round table. */
@Injectable()
export class PriorityService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
  ) {}

  list(actor: RequestActor, query: PrioritiesQuery): Promise<Priorities | Refusal> {
    const { page, limit, sort, roundTable, status, region, sample } = query;
    const order = orderOf(sort, sortable, 't.region NULLS LAST, t.starts_at DESC NULLS LAST, r.rank NULLS LAST, p.id');
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const asked = [
        actor.language,
        roundTable ?? null,
        status ?? null,
        region ?? null,
        sample === 'include' || roundTable !== undefined,
      ] as const;
      const rows = await tx.rows<PriorityRow>(
        `${selectPriorities} WHERE ${asks} ORDER BY ${order} LIMIT $6 OFFSET $7`,
        [...asked, limit, (page - 1) * limit],
      );
      const counted = await tx.row<{ total: number }>(
        `SELECT count(*)::int AS total FROM regional_priority p JOIN round_table t ON t.id = p.round_table_id
         WHERE ${asks} AND $1 <> ''`,
        asked,
      );
      const runs = new Map<string, boolean>();
      for (const id of new Set(rows.map((row) => row.round_table_id))) runs.set(id, await this.mayRun(tx, actor, id));
      const items = rows.map((row) => toPriority(row, actor, tx.now, runs.get(row.round_table_id) ?? false));
      return { items, page, limit, total: counted?.total ?? 0 };
    });
  }

  matrix(actor: RequestActor, { roundTable }: OfRoundTable): Promise<PriorityMatrix | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await this.roundTables.inside(tx, roundTable);
      return isRefusal(row) ? row : priorityMatrix(tx, actor, row, this.roundTables.mayRun(actor, row));
    });
  }

  /** A country proposes through its focal point; the secretariat in its own name. */
  propose(actor: RequestActor, { roundTable, country, title, domains }: PriorityInput): Promise<Priority | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row =
        country === null
          ? await this.roundTables.toRun(tx, actor, roundTable)
          : await this.toAnswer(tx, actor, roundTable, country);
      if (isRefusal(row)) return row;
      const voting = await votingOf(tx, row.id);
      const refusal = refusalToProposePriority(
        stateOf(
          { voting_id: voting?.id ?? null, until: voting?.until ?? null, closed_at: voting?.closed_at ?? null },
          tx.now,
        ),
      );
      if (refusal) return refusal;
      const { id } = await tx.insert<Versioned>('regional_priority', {
        round_table_id: row.id,
        title,
        domains,
        proposed_by: country,
        created_by: actor.id,
        created_at: tx.now,
        sample: row.sample,
      });
      return this.one(tx, actor, id);
    });
  }

  /** Whoever proposed it words it, or the secretariat, until the voting opens. */
  change(
    actor: RequestActor,
    id: string,
    { title, domains }: PriorityPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<Priority | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await priorityById(tx, actor, id);
      if (!row) return notFound;
      const mayRun = await this.mayRun(tx, actor, row.round_table_id);
      const isOwn = row.proposed_by !== null && isFocalPointOf(actor, row.proposed_by);
      if (!mayRun && !isOwn) return forbidden('not-your-round-table');
      if (row.status !== 'proposed') return conflict('priority-decided');
      const refusal = refusalToProposePriority(stateOf(row, tx.now));
      if (refusal) return refusal;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const current = toPriority(row, actor, tx.now, mayRun);
      if (ifMatch !== '*' && ifMatch !== row.version) return { refused: 'stale', current };
      const changed = await tx.change('regional_priority', row, {
        title: title ?? row.title,
        domains: domains ?? row.domains,
      });
      if (isRefusal(changed)) return changed.refused === 'stale' ? { refused: 'stale', current } : changed;
      return this.one(tx, actor, id);
    });
  }

  /** Support is said for a country, and taken back as well; until it is decided. */
  support(actor: RequestActor, id: string, { country, supports }: PrioritySupportInput): Promise<Priority | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await priorityById(tx, actor, id);
      if (!row) return notFound;
      const meeting = await this.toAnswer(tx, actor, row.round_table_id, country);
      if (isRefusal(meeting)) return meeting;
      if (row.status !== 'proposed') return conflict('priority-decided');
      await tx.insert('priority_support', {
        priority_id: id,
        round_table_id: row.round_table_id,
        iso3: country,
        supports,
        said_by: actor.id,
        said_at: tx.now,
        sample: row.sample,
      });
      return this.one(tx, actor, id);
    });
  }

  /** The secretariat writes down what the region decided. */
  decide(actor: RequestActor, id: string, { decision, reason }: PriorityDecisionInput): Promise<Priority | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await priorityById(tx, actor, id);
      if (!row) return notFound;
      const meeting = await this.roundTables.toRun(tx, actor, row.round_table_id);
      if (isRefusal(meeting)) return meeting;
      const refusal = refusalToDecidePriority(row.status, decision, stateOf(row, tx.now));
      if (refusal) return refusal;
      const changed = await tx.change('regional_priority', row, {
        status: decision === 'endorse' ? 'endorsed' : 'dropped',
        reason,
        decided_by: actor.id,
        decided_at: tx.now,
      });
      if (isRefusal(changed)) return changed.refused === 'stale' ? conflict('priority-decided') : changed;
      return this.one(tx, actor, id);
    });
  }

  /** At a later round table of the region a country says whether an endorsed priority still holds for it. */
  hold(actor: RequestActor, id: string, input: PriorityHoldingInput): Promise<Priority | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await priorityById(tx, actor, id);
      if (!row) return notFound;
      const meeting = await this.toAnswer(tx, actor, input.roundTable, input.country);
      if (isRefusal(meeting)) return meeting;
      const asked = await tx.row(
        `SELECT p.id FROM regional_priority p JOIN round_table t ON t.id = p.round_table_id
         WHERE p.id = $1 AND ${isEndorsedBefore}`,
        [id, meeting.id],
      );
      if (!asked) return conflict('priority-not-endorsed');
      await tx.insert('priority_holding', {
        priority_id: id,
        round_table_id: meeting.id,
        iso3: input.country,
        holds: input.holds,
        note: input.note,
        said_by: actor.id,
        said_at: tx.now,
        sample: meeting.sample,
      });
      return this.one(tx, actor, id);
    });
  }

  /** One in which the actor answers for a member country: observers may speak, but are not counted. */
  async toAnswer(tx: Transaction, actor: RequestActor, roundTable: string, iso3: string) {
    const row = await this.roundTables.toAnswer(tx, actor, roundTable, iso3);
    if (isRefusal(row)) return row;
    const taking = await this.roundTables.countries(tx, row.id);
    const isMember = taking.some((each) => each.iso3 === iso3 && each.participation === 'member');
    return isMember ? row : conflict('not-taking-part');
  }

  private async one(tx: ReadTransaction, actor: RequestActor, id: string): Promise<Priority | Refusal> {
    const row = await priorityById(tx, actor, id);
    return row ? toPriority(row, actor, tx.now, await this.mayRun(tx, actor, row.round_table_id)) : notFound;
  }

  private async mayRun(tx: ReadTransaction, actor: RequestActor, roundTable: string): Promise<boolean> {
    const row = await this.roundTables.inside(tx, roundTable);
    return !isRefusal(row) && this.roundTables.mayRun(actor, row);
  }
}

function priorityById(tx: ReadTransaction, { language }: RequestActor, id: string): Promise<PriorityRow | undefined> {
  return tx.row<PriorityRow>(`${selectPriorities} WHERE p.id = $2`, [language, id]);
}

const sortable = { title: 'p.title', region: 't.region', rank: 'r.rank', status: 'p.status' };

const asks = `($2::uuid IS NULL OR p.round_table_id = $2) AND ($3::text[] IS NULL OR p.status = ANY ($3))
  AND ($4::text[] IS NULL OR t.region = ANY ($4)) AND ($5 OR NOT p.sample)`;
