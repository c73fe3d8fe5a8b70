import { Injectable } from '@nestjs/common';
import type { AttendanceNotes, Delegation, Delegations, DelegationSeatsInput } from '@portal/contracts';
import {
  conflict,
  delegationSeats,
  invalid,
  isFocalPointOf,
  isNoteNewer,
  isRefusal,
  isRoundTableOver,
  notFound,
  type Refusal,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { beginDelegation, delegatesOf, delegationsOf } from './delegation.queries.js';
import { toDelegate } from './delegation.row.js';

/** Who comes to a round table, by country and seat, and who was there. */
@Injectable()
export class DelegationService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
  ) {}

  list(actor: RequestActor, roundTable: string): Promise<Delegations | Refusal> {
    return this.database.read(actor, (tx) => this.pictured(tx, actor, roundTable));
  }

  /** How many seats a country has; never fewer than people sit on. */
  setSeats(actor: RequestActor, { roundTable, iso3, seats }: DelegationSeatsInput): Promise<Delegation | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.toRun(tx, actor, roundTable);
      if (isRefusal(row)) return row;
      const takesPart = (await this.roundTables.countries(tx, roundTable)).some((each) => each.iso3 === iso3);
      if (!takesPart) return conflict('not-taking-part');
      await beginDelegation(tx, roundTable, iso3);
      const { head, delegate, alternate, observer, interpreter } = seats;
      await tx.rows(
        `UPDATE delegation SET head = $3, delegate = $4, alternate = $5, observer = $6, interpreter = $7,
           version = version + 1 WHERE round_table_id = $1 AND iso3 = $2`,
        [roundTable, iso3, head, delegate, alternate, observer, interpreter],
      );
      const picture = await this.pictured(tx, actor, roundTable);
      if (isRefusal(picture)) return picture;
      return picture.items.find((each) => each.iso3 === iso3) ?? notFound;
    });
  }

  /** Notes of the day, also those that were kept on a tablet without a line: the later one of a person stands. */
  noteAttendance(actor: RequestActor, { roundTable, notes }: AttendanceNotes): Promise<Delegations | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.toRun(tx, actor, roundTable);
      if (isRefusal(row)) return row;
      if (row.starts_at === null || Date.parse(row.starts_at) > Date.parse(tx.now)) return conflict('not-begun');
      const delegates = new Map((await delegatesOf(tx, roundTable)).map((each) => [each.id, each]));
      const unknown = notes.flatMap(({ delegateId, at }, place) => [
        ...(delegates.has(delegateId)
          ? []
          : [{ pointer: `/notes/${place}/delegateId`, code: 'unknown-delegate' as const }]),
        // A tablet's clock may be a little ahead.
        ...(Date.parse(at) > Date.parse(tx.now) + aMinute * 5
          ? [{ pointer: `/notes/${place}/at`, code: 'future-instant' as const }]
          : []),
      ]);
      if (unknown.length > 0) return invalid(...unknown);
      for (const { delegateId, attended, at } of notes.toSorted(
        (one, other) => Date.parse(one.at) - Date.parse(other.at),
      )) {
        const known = delegates.get(delegateId);
        if (!known || !isNoteNewer(at, known.attended_at) || known.attended === attended) continue;
        const changed = await tx.change<Versioned>('delegate', known, { attended, attended_at: at });
        if (isRefusal(changed)) return changed;
        delegates.set(delegateId, { ...known, attended, attended_at: at, version: changed.version });
      }
      await noteCountries(tx, roundTable);
      return this.pictured(tx, actor, roundTable);
    });
  }

  private async pictured(tx: ReadTransaction, actor: RequestActor, id: string): Promise<Delegations | Refusal> {
    const row = await this.roundTables.inside(tx, id);
    if (isRefusal(row)) return row;
    const delegates = await delegatesOf(tx, id);
    const mayRun = this.roundTables.mayRun(actor, row);
    const collator = new Intl.Collator(actor.language);
    const isOpen = row.fact === null && !isRoundTableOver(row.life);
    return {
      roundTableId: id,
      items: (await delegationsOf(tx, id, actor.language))
        .map(({ iso3, name, participation, took_part: tookPart, ...quota }): Delegation => {
          const isFocal = isFocalPointOf(actor, iso3);
          const seats = { ...emptySeats, ...Object.fromEntries(delegationSeats.map((seat) => [seat, quota[seat]])) };
          return {
            iso3,
            name,
            participation,
            isHost: iso3 === row.host_country,
            seats,
            tookPart,
            delegates: delegates.filter((each) => each.iso3 === iso3).map(toDelegate),
            mayNominate: isFocal && isOpen,
            seesNeeds: isFocal || mayRun,
          };
        })
        .sort((one, other) => collator.compare(one.name, other.name)),
      mayRun,
      mayNoteAttendance: mayRun && row.starts_at !== null && Date.parse(row.starts_at) <= Date.parse(tx.now),
    };
  }
}

const aMinute = 60_000;
const emptySeats = { head: 0, delegate: 0, alternate: 0, observer: 0, interpreter: 0 };

/** A country took part where one of its people was there. */
async function noteCountries(tx: Transaction, roundTable: string): Promise<void> {
  await tx.rows(
    `UPDATE delegation d SET took_part = s.was, version = version + 1 FROM (
       SELECT iso3, coalesce(bool_or(attended IN ('in-person', 'online')) FILTER (WHERE attended IS NOT NULL), false) AS was
       FROM delegate WHERE round_table_id = $1 AND seat <> 'interpreter' GROUP BY iso3
       HAVING count(attended) > 0) s
     WHERE d.round_table_id = $1 AND d.iso3 = s.iso3 AND d.took_part IS DISTINCT FROM s.was`,
    [roundTable],
  );
}
