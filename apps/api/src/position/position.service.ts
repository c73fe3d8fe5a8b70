import { Injectable } from '@nestjs/common';
import type {
  OfRoundTable,
  PositionDraftInput,
  PositionInput,
  PositionNotHeardInput,
  Positions,
  PositionTakenDownInput,
  PositionVersions,
  PositionVersionsQuery,
} from '@portal/contracts';
import { conflict, invalid, isRefusal, type Refusal, refusalToTakeDown } from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction, Values } from '../platform/database/transaction.js';
import { officeFor } from '../round-table/round-table-life.service.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { HearingService } from './hearing.service.js';
import { lastPosition, type Place, positionsPicture } from './position.queries.js';
import { type DraftRow, type PositionRow, selectPositions, toVersion } from './position.row.js';

type Of = PositionVersionsQuery;
type Said = Pick<PositionDraftInput, 'language' | 'needs' | 'priorities'>;

/** What the member countries of a round table need and put first; every word on it is kept. */
@Injectable()
export class PositionService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
    private readonly hearing: HearingService,
    private readonly notifications: NotificationService,
  ) {}

  list(actor: RequestActor, { roundTable }: OfRoundTable): Promise<Positions | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await this.roundTables.inside(tx, roundTable);
      return isRefusal(row) ? row : positionsPicture(tx, actor, row, this.roundTables.mayRun(actor, row));
    });
  }

  /** Every word on one country, the last one first. */
  versions(actor: RequestActor, { roundTable, country }: Of): Promise<PositionVersions | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await this.roundTables.inside(tx, roundTable);
      if (isRefusal(row)) return row;
      const rows = await tx.rows<PositionRow>(
        `${selectPositions} WHERE p.round_table_id = $1 AND p.iso3 = $2 ORDER BY p.number DESC`,
        [roundTable, country],
      );
      return { items: rows.map(toVersion) };
    });
  }

  /** The country's own words, or that it will speak; what stood before stays readable. */
  give(actor: RequestActor, input: PositionInput): Promise<Positions | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.toAnswer(tx, actor, input);
      if (isRefusal(row)) return row;
      const said = input.kind === 'given' ? trimmed(input) : null;
      if (said && isEmpty(said)) return nothingSaid;
      const added = await this.append(tx, actor, row, input, {
        kind: input.kind,
        ...(said ?? {}),
        written_role: 'focal-point',
        written_scope: { kind: 'country', iso3: input.country },
      });
      if (isRefusal(added)) return added;
      if (said) {
        await tx.rows('DELETE FROM position_draft WHERE round_table_id = $1 AND iso3 = $2', [row.id, input.country]);
      }
      return positionsPicture(tx, actor, row, false);
    });
  }

  /** Kept for the country's own people. */
  draft(actor: RequestActor, input: PositionDraftInput): Promise<Positions | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.toAnswer(tx, actor, input);
      if (isRefusal(row)) return row;
      const values = { ...trimmed(input), written_by: actor.id, written_at: tx.now };
      const before = await tx.row<DraftRow>('SELECT * FROM position_draft WHERE round_table_id = $1 AND iso3 = $2', [
        row.id,
        input.country,
      ]);
      const kept = before
        ? await tx.change('position_draft', before, values)
        : await tx.insert('position_draft', {
            round_table_id: row.id,
            iso3: input.country,
            sample: row.sample,
            ...values,
          });
      return isRefusal(kept) ? kept : positionsPicture(tx, actor, row, false);
    });
  }

  /** What the secretariat heard, by whom it was written down. */
  takeDown(actor: RequestActor, input: PositionTakenDownInput): Promise<Positions | Refusal> {
    const said = trimmed(input);
    if (isEmpty(said)) return Promise.resolve(nothingSaid);
    return this.record(actor, input, { kind: 'heard', channel: input.channel, ...said });
  }

  notHeard(actor: RequestActor, input: PositionNotHeardInput): Promise<Positions | Refusal> {
    return this.record(actor, input, { kind: 'not-heard', reason: input.reason });
  }

  /** Asks every country that is not heard; that it was asked is kept. */
  ask(actor: RequestActor, { roundTable }: OfRoundTable): Promise<Positions | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.toRun(tx, actor, roundTable);
      if (isRefusal(row)) return row;
      const refusal = refusalToTakeDown(row.life, null);
      if (refusal) return refusal;
      for (const iso3 of await this.hearing.unheard(tx, row.id)) {
        await tx.insert('position_ask', {
          round_table_id: row.id,
          iso3,
          asked_by: actor.id,
          asked_at: tx.now,
          sample: row.sample,
        });
        const found = await tx.row<{ people: string[] }>(
          `SELECT app.holders('focal-point', ARRAY[$1::text], app.today()) AS people`,
          [iso3],
        );
        await this.notifications.tell(tx, actor, found?.people ?? [], {
          kind: 'position-asked',
          record: row.id,
          country: iso3,
          url: `/round-tables/${row.id}/positions`,
        });
      }
      return positionsPicture(tx, actor, row, true);
    });
  }

  private record(actor: RequestActor, input: Of & { after: number }, values: Values): Promise<Positions | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.toRun(tx, actor, input.roundTable);
      if (isRefusal(row)) return row;
      const last = await lastPosition(tx, row.id, input.country);
      const refusal =
        (await this.refusalOfMember(tx, row.id, input.country)) ?? refusalToTakeDown(row.life, last?.kind ?? null);
      if (refusal) return refusal;
      const { role, scope } = officeFor(actor, row.region);
      const added = await this.append(tx, actor, row, input, { ...values, written_role: role, written_scope: scope });
      return isRefusal(added) ? added : positionsPicture(tx, actor, row, true);
    });
  }

  private async toAnswer(tx: Transaction, actor: RequestActor, { roundTable, country }: Of) {
    const row = await this.roundTables.toAnswer(tx, actor, roundTable, country);
    if (isRefusal(row)) return row;
    return (await this.refusalOfMember(tx, row.id, country)) ?? row;
  }

  /** Observers may speak, but are not counted. */
  private async refusalOfMember(tx: Transaction, id: string, iso3: string): Promise<Refusal | null> {
    const members = (await this.roundTables.countries(tx, id)).filter((each) => each.participation === 'member');
    return members.some((each) => each.iso3 === iso3) ? null : conflict('not-taking-part');
  }

  /** Adds a word after the last one that its writer saw. */
  private async append(
    tx: Transaction,
    actor: RequestActor,
    row: Place & { readonly sample: boolean },
    { country, after }: Of & { after: number },
    values: Values,
  ): Promise<Refusal | null> {
    const last = await lastPosition(tx, row.id, country);
    if ((last?.number ?? 0) !== after) {
      return last ? { refused: 'stale', current: toVersion(last) } : conflict('position-written-meanwhile');
    }
    await tx.insert('country_position', {
      round_table_id: row.id,
      iso3: country,
      number: after + 1,
      ...values,
      written_by: actor.id,
      written_at: tx.now,
      sample: row.sample,
    });
    return null;
  }
}

const nothingSaid = invalid({ pointer: '/needs', code: 'required' });

function trimmed({ language, needs, priorities }: Said): Said {
  return { language, needs: needs.trim(), priorities: priorities.trim() };
}

function isEmpty({ needs, priorities }: Said): boolean {
  return needs === '' && priorities === '';
}
