import type { Seat, SeatOnDay, Sector, TeamPicture } from '@portal/contracts';
import {
  countOn,
  type Day,
  holderOn,
  instrumentsOn,
  leavingOn,
  possibleDuplicates,
  seatsOn,
  sectorsOn,
  teamByQuarter,
  teamTermOn,
  vacantSince,
} from '@portal/domain';
import { toInstrument, toTeam } from './team.queries.js';
import type { InstrumentRow, MemberRow, RenewalRow, TeamRow } from './team.row.js';

/** All that the reader may know of a team. */
export interface KnownTeam {
  readonly team: TeamRow;
  readonly seats: readonly Seat[];
  readonly instruments: readonly InstrumentRow[];
  readonly renewals: readonly RenewalRow[];
  /** For whoever runs the team; else none. */
  readonly members: readonly MemberRow[];
}

type Drawn = Omit<TeamPicture, 'iso3' | 'asAt' | 'today' | 'sample' | 'mayWrite' | 'mayWriteTo'>;

/** A team as it was on a day; null where there is none to show. */
export function pictureOn(day: Day, today: Day, known: KnownTeam | null, sectors: readonly Sector[]): Drawn {
  const seats = known?.seats ?? [];
  const cover = sectorsOn(
    day,
    seats,
    sectors.map(({ id }) => id),
  );
  const coverOf = (id: string) =>
    cover.covered.includes(id) ? 'covered' : cover.vacant.includes(id) ? 'vacant' : 'without';
  const { founding, amendments } = instrumentsOn(
    day,
    (known?.instruments ?? []).map((row) => ({ ...row, on: row.taken_on })),
  );
  const renewals = known?.renewals ?? [];
  return {
    team: known ? toTeam(known.team) : null,
    until: teamTermOn(day, renewals),
    founding: founding ? toInstrument(founding) : null,
    amendments: amendments.map(toInstrument),
    chair: chairOn(day, seats),
    figures: countOn(day, seats),
    sectors: sectors.map((sector) => ({ ...sector, cover: coverOf(sector.id) })),
    seats: seatsOn(day, seats).map((seat) => seatOnDay(day, seat)),
    track: [...teamByQuarter(today, seats)],
    renewals: renewals.map(({ on, until }) => ({ on, until })),
    duplicates: duplicatesIn(known?.members ?? []),
  };
}

function seatOnDay(day: Day, seat: Seat): SeatOnDay {
  return {
    ...seat,
    principal: holderOn(day, seat, 'principal') ?? null,
    alternate: holderOn(day, seat, 'alternate') ?? null,
    vacantSince: vacantSince(day, seat),
    alternateVacantSince: vacantSince(day, seat, 'alternate'),
    hadAlternate: seat.holdings.some(({ place, since }) => place === 'alternate' && since <= day),
    leaving: leavingOn(day, seat).map(({ holding, standIn }) => ({
      holdingId: holding.id,
      standIn: standIn?.holder ?? null,
      hasStandIn: standIn !== undefined,
    })),
  };
}

function chairOn(day: Day, seats: readonly Seat[]): TeamPicture['chair'] {
  for (const seat of seatsOn(day, seats)) {
    const principal = holderOn(day, seat, 'principal');
    if (principal?.role === 'chair') return { institution: seat.institution, holder: principal.holder };
  }
  return null;
}

function duplicatesIn(members: readonly MemberRow[]): TeamPicture['duplicates'] {
  const byId = new Map(members.map(({ id, name, institution }) => [id, { id, name, institution }]));
  return possibleDuplicates(members).flatMap(({ one, other, why }) => {
    const [first, second] = [byId.get(one), byId.get(other)];
    return first && second ? [{ one: first, other: second, why }] : [];
  });
}
