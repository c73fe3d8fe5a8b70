import { Injectable } from '@nestjs/common';
import type { RegionTeam, RegionTeams, Seat } from '@portal/contracts';
import {
  countOn,
  type Day,
  dayOfInstant,
  instrumentsOn,
  isVacantOn,
  lastTeamChange,
  notFound,
  type Refusal,
  seatsOn,
  sectorsOn,
} from '@portal/domain';
import { emptyOf, RegionCountryService } from '../network/region-country.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import {
  instrumentDaysOf,
  nextMeetingDaysOf,
  renewalsOf,
  seatsOfTeams,
  sectorsIn,
  selectTeams,
} from './team.queries.js';
import type { TeamRow } from './team.row.js';

/** A region's countries by what the reader is shown of their teams. */
@Injectable()
export class TeamRegionsService {
  constructor(
    private readonly database: Database,
    private readonly regions: RegionCountryService,
  ) {}

  teams(actor: RequestActor, code: string, withSample: boolean): Promise<RegionTeams | Refusal> {
    return this.database.read(actor, async (tx) => {
      const countries = await this.regions.countriesOf(tx, code);
      if (!countries) return notFound;
      const day = dayOfInstant(tx.now);
      const sectors = await sectorsIn(tx, actor.language);
      const known = await knownTeams(
        tx,
        countries.map(({ iso3 }) => iso3),
        withSample,
      );
      const all = sectors.map(({ id }) => id);
      const items = countries.map((country): RegionTeam => {
        const found = known.find(({ row }) => row.iso3 === country.iso3);
        if (!found) return { iso3: country.iso3, empty: emptyOf(country), team: null };
        return { iso3: country.iso3, empty: null, team: teamOn(day, found, all) };
      });
      return { items, asAt: day, sectors: sectors.length, uncovered: uncoveredBy(day, known, sectors) };
    });
  }
}

interface KnownTeam {
  readonly row: TeamRow;
  readonly seats: readonly Seat[];
  readonly instruments: Awaited<ReturnType<typeof instrumentDaysOf>>;
  readonly renewals: readonly Day[];
  readonly meetsOn: Day | null;
}

/** The teams of these countries that the reader is shown, with what is told of each. */
async function knownTeams(
  tx: ReadTransaction,
  countries: readonly string[],
  withSample: boolean,
): Promise<readonly KnownTeam[]> {
  const rows = await tx.rows<TeamRow>(`${selectTeams} WHERE t.iso3 = ANY ($1) AND ($2 OR NOT t.sample)`, [
    countries,
    withSample,
  ]);
  const ids = rows.map(({ id }) => id);
  const seats = Map.groupBy(await seatsOfTeams(tx, ids), ({ teamId }) => teamId);
  const instruments = Map.groupBy(await instrumentDaysOf(tx, ids), ({ team_id: team }) => team);
  const renewals = Map.groupBy(await renewalsOf(tx, ids), ({ team_id: team }) => team);
  const meetings = new Map((await nextMeetingDaysOf(tx, ids)).map(({ team_id: team, day }) => [team, day]));
  return rows.map((row) => ({
    row,
    seats: seats.get(row.id) ?? [],
    instruments: instruments.get(row.id) ?? [],
    renewals: (renewals.get(row.id) ?? []).map(({ on }) => on),
    meetsOn: meetings.get(row.id) ?? null,
  }));
}

function teamOn(
  day: Day,
  { row, seats, instruments, renewals, meetsOn }: KnownTeam,
  sectors: readonly string[],
): NonNullable<RegionTeam['team']> {
  const { seats: count, vacant } = countOn(day, seats);
  return {
    id: row.id,
    name: row.name,
    establishedOn: instrumentsOn(day, instruments).founding?.on ?? null,
    seats: count,
    vacant,
    sectorsCovered: sectorsOn(day, seats, sectors).covered.length,
    meetsOn,
    changedOn: lastTeamChange(day, seats, [...instruments.map(({ on }) => on), ...renewals]),
    sample: row.sample,
  };
}

function uncoveredBy(
  day: Day,
  teams: readonly KnownTeam[],
  sectors: Awaited<ReturnType<typeof sectorsIn>>,
): RegionTeams['uncovered'] {
  const held = seatsOn(
    day,
    teams.flatMap(({ seats }) => seats),
  ).filter((seat) => !isVacantOn(day, seat));
  const covered = new Set(held.map(({ sector }) => sector));
  const missing = teams.length === 0 ? [] : sectors.filter(({ id }) => !covered.has(id));
  return { teams: teams.length, sectors: [...missing] };
}
