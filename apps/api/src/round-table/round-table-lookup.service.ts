import { Injectable } from '@nestjs/common';
import type { Hand } from '@portal/contracts';
import {
  conflict,
  forbidden,
  type Instant,
  isFocalPointOf,
  isRoundTableOver,
  type Language,
  notFound,
  type Refusal,
  refusalToRunRoundTable,
  type RoundTableLife,
  type RoundTableToChange,
} from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { officeFor } from './round-table-life.service.js';
import { countryName } from './country-name.js';
import { guestsOf, participantsOf, roundTableById, stepsOf } from './round-table.queries.js';
import { type ParticipantRow, type RoundTableRow, toRoundTableToChange } from './round-table.row.js';

export type { RoundTableRow } from './round-table.row.js';

/** What other rooms need of a round table to decide what may be done in it. */
@Injectable()
export class RoundTableLookup {
  /** One whose inside the actor sees; hidden and absent are one answer. */
  async inside(tx: ReadTransaction, id: string): Promise<RoundTableRow | Refusal> {
    const row = await roundTableById(tx, id);
    return row?.is_inside ? row : notFound;
  }

  /** One that the actor plans and runs. */
  async toRun(tx: ReadTransaction, actor: RequestActor, id: string): Promise<RoundTableRow | Refusal> {
    const row = await this.inside(tx, id);
    if ('refused' in row) return row;
    return refusalToRunRoundTable(actor, toRoundTableToChange(row)) ?? row;
  }

  /** One in which the actor answers for this country. */
  async toAnswer(tx: ReadTransaction, actor: RequestActor, id: string, iso3: string): Promise<RoundTableRow | Refusal> {
    const row = await this.inside(tx, id);
    if ('refused' in row) return row;
    if (row.fact !== null) return conflict('documented');
    if (isRoundTableOver(row.life)) return conflict('round-table-over');
    const takesPart = (await this.countries(tx, id)).some((each) => each.iso3 === iso3);
    if (!takesPart) return conflict('not-taking-part');
    return isFocalPointOf(actor, iso3) ? row : forbidden('not-your-country');
  }

  /** The countries that take part, and as what. */
  countries(tx: ReadTransaction, id: string): Promise<ParticipantRow[]> {
    return participantsOf(tx, [id]);
  }

  /** The organisations that are invited besides. */
  guests(tx: ReadTransaction, id: string): Promise<string[]> {
    return guestsOf(tx, id);
  }

  /** The states of its life with the instants from which it was in them. */
  async steps(tx: ReadTransaction, id: string): Promise<{ readonly life: RoundTableLife; readonly at: Instant }[]> {
    return (await stepsOf(tx, id)).map(({ life, taken_at: at }) => ({ life, at }));
  }

  /** What a rule about it needs to know. */
  toChange(row: RoundTableRow): RoundTableToChange {
    return toRoundTableToChange(row);
  }

  /** In what office the actor acts for it. */
  officeFor(actor: RequestActor, { region }: RoundTableRow): Pick<Hand, 'role' | 'scope'> {
    return officeFor(actor, region);
  }

  /** What a country is called, also one that is no partner. */
  nameOf(iso3: string, language: Language): string {
    return countryName(iso3, language);
  }

  /** Whether the actor may run it, to be told on a page. */
  mayRun(actor: RequestActor, row: RoundTableRow): boolean {
    return refusalToRunRoundTable(actor, toRoundTableToChange(row)) === null;
  }
}
