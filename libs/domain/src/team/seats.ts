import type { CbrnDomain } from '../cbrn-domain.js';
import { addDays, addMonths, type Day, isWithin } from '../day.js';
import { type Actor, isFocalPointOf } from '../identity/actor.js';
import { conflict, forbidden, invalid, type InvalidValue, type Refusal } from '../refusal.js';
import type { InstrumentKind, SeatPlace, SeatRole } from './vocabulary.js';

/** First and last day, both inclusive; `until` null: still. */
export interface Term {
  readonly since: Day;
  readonly until: Day | null;
}

/** Somebody's term in a seat. */
export interface Holding extends Term {
  readonly place: SeatPlace;
  readonly role: SeatRole;
  /** Somebody ended it on purpose: a renewal of the whole team leaves it as it is. */
  readonly isEnded: boolean;
}

/** An institution's seat; it outlives whoever holds it. */
export interface Seat extends Term {
  readonly sector: string;
  readonly holdings: readonly Holding[];
}

/** A seat that somebody leaves within this many days needs a successor. */
export const leavesWithinDays = 30;

export function isInOfficeOn(day: Day, { since, until }: Term): boolean {
  return isWithin(day, since, until);
}

/** The seats that the team has on a day. */
export function seatsOn<S extends Term>(day: Day, seats: readonly S[]): readonly S[] {
  return seats.filter((seat) => isInOfficeOn(day, seat));
}

/** Who holds one of the two places of a seat on a day. */
export function holderOn<H extends Holding>(
  day: Day,
  { holdings }: { readonly holdings: readonly H[] },
  place: SeatPlace,
): H | undefined {
  return holdings.find((each) => each.place === place && isInOfficeOn(day, each));
}

/** What of the seats is shown; nothing chosen of one kind shows all. A seat of no domain is of none that is chosen. */
export interface SeatFilter {
  readonly sectors: readonly string[];
  readonly domains: readonly CbrnDomain[];
}

/** The seats of any of the sectors and any of the domains that are chosen. */
export function seatsNarrowed<S extends { readonly sector: string; readonly domains: readonly CbrnDomain[] }>(
  seats: readonly S[],
  { sectors, domains }: SeatFilter,
): readonly S[] {
  return seats.filter(
    (seat) =>
      (sectors.length === 0 || sectors.includes(seat.sector)) &&
      (domains.length === 0 || domains.some((domain) => seat.domains.includes(domain))),
  );
}

/** A seat is vacant when neither principal nor alternate is in office. */
export function isVacantOn(day: Day, seat: Seat): boolean {
  return isInOfficeOn(day, seat) && !seat.holdings.some((each) => isInOfficeOn(day, each));
}

/**
 * Since when nobody holds a seat, or one of its places; null where somebody does on that day. A seat in which nobody
 * ever sat is vacant since its own first day.
 */
export function vacantSince(day: Day, seat: Seat, place?: SeatPlace): Day | null {
  const asked = seat.holdings.filter((each) => place === undefined || each.place === place);
  if (!isInOfficeOn(day, seat) || asked.some((each) => isInOfficeOn(day, each))) return null;
  return asked.reduce((since, { since: begun, until }) => {
    if (until === null || begun > day) return since;
    const next = addDays(until, 1);
    return next > since ? next : since;
  }, seat.since);
}

/** A term that ends within 30 days, with nobody named to follow in its place. */
export interface Leaving<H> {
  readonly holding: H;
  /** Who holds the seat's other place on the day after. */
  readonly standIn: H | undefined;
}

/** Whose terms in a seat end soon. Where the seat itself ends with them nobody needs to follow. */
export function leavingOn<H extends Holding>(
  day: Day,
  seat: Term & { readonly holdings: readonly H[] },
): readonly Leaving<H>[] {
  const last = addDays(day, leavesWithinDays);
  return seat.holdings.flatMap((holding) => {
    const { until, place } = holding;
    if (until === null || until > last || !isInOfficeOn(day, holding)) return [];
    const next = addDays(until, 1);
    if (!isInOfficeOn(next, seat) || seat.holdings.some((each) => each.place === place && each.since > until))
      return [];
    return [{ holding, standIn: holderOn(next, seat, place === 'principal' ? 'alternate' : 'principal') }];
  });
}

/** How the sectors stand on a day: those with somebody in office, those whose seats are all vacant, those without a seat. */
export interface SectorCover {
  readonly covered: readonly string[];
  readonly vacant: readonly string[];
  readonly without: readonly string[];
}

/** @param sectors all that a team should cover */
export function sectorsOn(day: Day, seats: readonly Seat[], sectors: readonly string[]): SectorCover {
  const standing = seatsOn(day, seats);
  const hasSeat = new Set(standing.map(({ sector }) => sector));
  const isHeld = new Set(standing.filter((seat) => !isVacantOn(day, seat)).map(({ sector }) => sector));
  return {
    covered: sectors.filter((each) => isHeld.has(each)),
    vacant: sectors.filter((each) => hasSeat.has(each) && !isHeld.has(each)),
    without: sectors.filter((each) => !hasSeat.has(each)),
  };
}

/** A team on a day, in numbers. */
export interface TeamCount {
  readonly seats: number;
  readonly vacant: number;
  readonly principals: number;
  readonly alternates: number;
}

export function countOn(day: Day, seats: readonly Seat[]): TeamCount {
  const standing = seatsOn(day, seats);
  const held = (place: SeatPlace) => standing.filter((seat) => holderOn(day, seat, place)).length;
  return {
    seats: standing.length,
    vacant: standing.filter((seat) => isVacantOn(day, seat)).length,
    principals: held('principal'),
    alternates: held('alternate'),
  };
}

/** One column of the day track: seats with somebody in office, of all the seats. */
export interface TrackColumn {
  readonly day: Day;
  readonly held: number;
  readonly seats: number;
}

/** The team at the end of each quarter since its first seat, then today. No seat yet: today alone. */
export function teamByQuarter(today: Day, seats: readonly Seat[]): readonly TrackColumn[] {
  const first = seats.reduce((earliest, { since }) => (since < earliest ? since : earliest), today);
  const days: Day[] = [];
  for (let next = quarterAfter(first); addDays(next, -1) < today; next = addMonths(next, 3))
    days.push(addDays(next, -1));
  return [...days, today].map((day) => {
    const { seats: all, vacant } = countOn(day, seats);
    return { day, held: all - vacant, seats: all };
  });
}

/** The first day of the quarter after the one in which a day lies. */
function quarterAfter(day: Day): Day {
  const month = Number(day.slice(5, 7));
  return addMonths(`${day.slice(0, 4)}-01-01`, Math.ceil(month / 3) * 3);
}

/** A term that goes on, and its new last day. */
export interface Renewed<H> {
  readonly holding: H;
  readonly until: Day;
}

/**
 * What goes on when the whole team is renewed: every term in office that ends before the new day, unless somebody ended
 * it on purpose or is named to follow. None goes on beyond its seat.
 */
export function renewedOn<H extends Holding>(
  day: Day,
  until: Day,
  seat: Term & { readonly holdings: readonly H[] },
): readonly Renewed<H>[] {
  const last = seat.until !== null && seat.until < until ? seat.until : until;
  return seat.holdings.flatMap((holding) => {
    const { isEnded, place, until: present } = holding;
    if (!isInOfficeOn(day, holding) || isEnded || (present !== null && present >= last)) return [];
    const isFollowed = seat.holdings.some((each) => each.place === place && each.since > day && each.since <= last);
    return isFollowed ? [] : [{ holding, until: last }];
  });
}

/** Why a term cannot end on this day. */
export function refusalToEndTerm(today: Day, term: Term, until: Day): Refusal | null {
  if (term.until !== null && term.until < today) return conflict('term-ended');
  if (until < term.since) return invalid({ pointer: '/until', code: 'until-before-since' });
  return term.until !== null && until > term.until ? invalid({ pointer: '/until', code: 'later-end' }) : null;
}

/** Whether two terms share a day. */
export function doOverlap(one: Term, other: Term): boolean {
  return (other.until === null || one.since <= other.until) && (one.until === null || other.since <= one.until);
}

/** A legal instrument and its day. */
export interface Instrument {
  readonly kind: InstrumentKind;
  readonly on: Day;
}

/** What the team rested on on a day: the latest founding instrument by then, and what amended it since. */
export function instrumentsOn<I extends Instrument>(
  day: Day,
  all: readonly I[],
): { readonly founding: I | undefined; readonly amendments: readonly I[] } {
  const known = all.filter(({ on }) => on <= day).toSorted((one, other) => one.on.localeCompare(other.on));
  const founding = known.findLast(({ kind }) => kind === 'founding');
  return {
    founding,
    amendments: known.filter(({ kind, on }) => kind === 'amendment' && (founding === undefined || on >= founding.on)),
  };
}

/** The last day of the team's term as it was set by a day: that of the latest renewal; null where none was set. */
export function teamTermOn(day: Day, renewals: readonly { readonly on: Day; readonly until: Day }[]): Day | null {
  const known = renewals.filter(({ on }) => on <= day).toSorted((one, other) => one.on.localeCompare(other.on));
  return known.at(-1)?.until ?? null;
}

/** The latest day by now on which somebody took a seat or had left one, or on which something else happened to the team. */
export function lastTeamChange(day: Day, seats: readonly Seat[], otherDays: readonly Day[]): Day | null {
  const terms = seats.flatMap((seat) => [seat, ...seat.holdings]);
  const days = terms.flatMap(({ since, until }) => (until === null ? [since] : [since, addDays(until, 1)]));
  return [...days, ...otherDays].reduce<Day | null>(
    (last, each) => (each <= day && (last === null || each > last) ? each : last),
    null,
  );
}

/** Why the actor may not write to a country's team: its focal point runs it (domain.md, "People and what they may do"). */
export function refusalToRunTeam(actor: Actor, iso3: string): Refusal | null {
  return isFocalPointOf(actor, iso3) ? null : forbidden('not-your-country');
}

/** What is wrong with the days of a term in a seat. */
export function errorsInTerm({ since, until }: Term, seat: Term): readonly InvalidValue[] {
  return [
    ...(since < seat.since ? [{ pointer: '/since', code: 'before-the-seat' } as const] : []),
    ...(until !== null && until < since ? [{ pointer: '/until', code: 'until-before-since' } as const] : []),
    ...(seat.until !== null && (until ?? since) > seat.until
      ? [{ pointer: until === null ? '/since' : '/until', code: 'after-the-seat' } as const]
      : []),
  ];
}
