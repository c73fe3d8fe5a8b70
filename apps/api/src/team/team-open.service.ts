import { Injectable } from '@nestjs/common';
import type { Handover } from '@portal/contracts';
import { type Day, leavingOn, seatsOn, vacantSince } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { seatsOfTeams, teamOfCountry } from './team.queries.js';

/** What a team still needs, for other rooms. */
@Injectable()
export class TeamOpenService {
  /** Vacant seats, and those that somebody leaves soon with nobody to follow. */
  async on(tx: ReadTransaction, iso3: string, day: Day): Promise<Handover['team']> {
    const team = await teamOfCountry(tx, iso3);
    if (!team) return [];
    return seatsOn(day, await seatsOfTeams(tx, [team.id])).flatMap((seat): Handover['team'] => {
      const { id: seatId, sector, institution } = seat;
      const since = vacantSince(day, seat);
      if (since !== null) return [{ seatId, sector, institution, vacantSince: since, leavingOn: null }];
      const [first] = leavingOn(day, seat);
      const last = first?.holding.until ?? null;
      return last === null ? [] : [{ seatId, sector, institution, vacantSince: null, leavingOn: last }];
    });
  }
}
