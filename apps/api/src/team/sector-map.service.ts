import { Injectable } from '@nestjs/common';
import type { Seat, SectorMap, SectorMapQuery, TeamOnMap } from '@portal/contracts';
import {
  countOn,
  dayOfInstant,
  emptyOfRecord,
  invalid,
  latestDayBegun,
  type Refusal,
  sectorsOn,
  shareStepOf,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { everyCountry, seatsOfTeams, sectorsIn, selectTeams } from './team.queries.js';
import type { TeamRow } from './team.row.js';

/** All countries by how their team covers one sector, or how many of all, on any day, as far as the reader is shown it. */
@Injectable()
export class SectorMapService {
  constructor(private readonly database: Database) {}

  read(actor: RequestActor, { asAt, sector, sample }: SectorMapQuery): Promise<SectorMap | Refusal> {
    return this.database.read(actor, async (tx): Promise<SectorMap | Refusal> => {
      if (asAt !== undefined && asAt > latestDayBegun(tx.now)) return invalid({ pointer: '/asAt', code: 'future-day' });
      const day = asAt ?? dayOfInstant(tx.now);
      const sectors = await sectorsIn(tx, actor.language);
      const ids = sectors.map(({ id }) => id);
      if (sector !== undefined && !ids.includes(sector)) {
        return invalid({ pointer: '/sector', code: 'unknown-sector' });
      }
      const rows = await tx.rows<TeamRow>(`${selectTeams} WHERE $1 OR NOT t.sample`, [sample === 'include']);
      const teams = new Map(rows.map((row) => [row.iso3, row]));
      const seats = Map.groupBy(
        await seatsOfTeams(
          tx,
          rows.map(({ id }) => id),
        ),
        ({ teamId }) => teamId,
      );
      const items = (await everyCountry(tx)).map(({ iso3, is_own: isOwn }): TeamOnMap => {
        const team = teams.get(iso3);
        if (!team)
          return { iso3, cover: null, step: null, empty: emptyOfRecord({ isOwn, isShown: false }), team: null };
        return { iso3, ...coverOf(team, seats.get(team.id) ?? []) };
      });
      return { asAt: day, sector: sector ?? null, sectors: [...sectors], items };

      function coverOf({ id, name, sample: isSample }: TeamRow, own: readonly Seat[]): Omit<TeamOnMap, 'iso3'> {
        const { covered, vacant } = sectorsOn(day, own, ids);
        const count = countOn(day, own);
        const team = { id, name, covered: covered.length, seats: count.seats, vacant: count.vacant, sample: isSample };
        if (sector === undefined) {
          return { cover: null, step: shareStepOf((covered.length / ids.length) * 100), empty: null, team };
        }
        const cover = covered.includes(sector) ? 'covered' : vacant.includes(sector) ? 'vacant' : 'without';
        return { cover, step: null, empty: null, team };
      }
    });
  }
}
