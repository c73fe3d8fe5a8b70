import { Injectable } from '@nestjs/common';
import type { HoldingEnd, HoldingInput, Seat, SeatInput, SeatPatch, Seats, SeatsQuery } from '@portal/contracts';
import {
  conflict,
  dayOfInstant,
  doOverlap,
  errorsInTerm,
  invalid,
  isRefusal,
  notFound,
  type Refusal,
  refusalToEndTerm,
  refusalToRunTeam,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { AsArray, type ReadTransaction, type Transaction } from '../platform/database/transaction.js';
import { orderOf } from '../platform/http/lists.js';
import { presentUnless } from './condition.js';
import { hasDocument, holdingById, memberById, seatById, teamById, withHoldings } from './team.queries.js';
import type { HoldingRow, SeatRow } from './team.row.js';
import { TeamMemberService } from './team-member.service.js';

/** Seats of a team, and who sits in them from when until when. Terms are appended and ended, never taken away. */
@Injectable()
export class SeatService {
  constructor(
    private readonly database: Database,
    private readonly members: TeamMemberService,
  ) {}

  list(actor: RequestActor, { page, limit, sort, iso3, sector, sample }: SeatsQuery): Promise<Seats | Refusal> {
    const columns = { iso3: 's.iso3', sector: 's.sector', institution: 's.institution', since: 's.since' };
    const order = orderOf(sort, columns, 's.iso3, s.sector, s.id');
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<SeatRow & { total: number }>(
        `SELECT s.*, count(*) OVER ()::int AS total FROM seat s
         WHERE ($1 OR NOT s.sample) AND ($2::text[] IS NULL OR s.iso3 = ANY ($2))
           AND ($3::text[] IS NULL OR s.sector = ANY ($3)) ORDER BY ${order} LIMIT $4 OFFSET $5`,
        [sample === 'include', iso3 ?? null, sector ?? null, limit, (page - 1) * limit],
      );
      return { items: [...(await withHoldings(tx, rows))], page, limit, total: rows[0]?.total ?? 0 };
    });
  }

  /** A seat with all its terms. */
  read(actor: RequestActor, id: string): Promise<Seat | Refusal> {
    return this.database.read(actor, async (tx) => (await seatById(tx, id)) ?? notFound);
  }

  add(actor: RequestActor, teamId: string, input: SeatInput): Promise<Seat | Refusal> {
    return this.database.write(actor, async (tx) => {
      const team = await teamById(tx, teamId);
      if (!team) return notFound;
      const refusal = refusalToRunTeam(actor, team.iso3);
      if (refusal) return refusal;
      const { sector, institution, domains, since, shownTo } = input;
      if (!(await tx.row('SELECT 1 FROM sector WHERE id = $1', [sector]))) {
        return invalid({ pointer: '/sector', code: 'unknown-sector' });
      }
      const { id } = await tx.insert<SeatRow>('seat', {
        team_id: teamId,
        iso3: team.iso3,
        sector,
        institution,
        domains: new AsArray(domains),
        since,
        shown_to: shownTo,
      });
      return (await seatById(tx, id)) ?? notFound;
    });
  }

  /** Changes what a seat is; closing it waits until nobody's term goes beyond. */
  change(
    actor: RequestActor,
    id: string,
    patch: SeatPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<Seat | Refusal> {
    return this.database.write(actor, async (tx) => {
      const seat = await seatById(tx, id);
      if (!seat) return notFound;
      const refusal =
        refusalToRunTeam(actor, seat.iso3) ?? presentUnless(ifMatch, seat, () => seat) ?? ofEnd(seat, patch);
      if (refusal) return refusal;
      const changed = await tx.change('seat', seat, {
        institution: patch.institution ?? seat.institution,
        domains: new AsArray(patch.domains ?? seat.domains),
        shown_to: patch.shownTo ?? seat.shownTo,
        until: patch.until === undefined ? seat.until : patch.until,
      });
      const present = await seatById(tx, id);
      if (!isRefusal(changed)) return present ?? notFound;
      return changed.refused === 'stale' && present ? { refused: 'stale', current: present } : changed;
    });
  }

  /** Names somebody, who is known or is added in the same act. */
  name(actor: RequestActor, id: string, input: HoldingInput): Promise<Seat | Refusal> {
    return this.database.write(actor, async (tx) => {
      const seat = await seatById(tx, id);
      if (!seat) return notFound;
      const refusal = refusalToRunTeam(actor, seat.iso3) ?? refusalToName(seat, input);
      if (refusal) return refusal;
      const { letterDocumentId } = input;
      if (letterDocumentId !== null && !(await hasDocument(tx, seat.iso3, letterDocumentId))) {
        return invalid({ pointer: '/letterDocumentId', code: 'unknown-document' });
      }
      const memberId = await this.memberFor(tx, actor, seat, input);
      if (isRefusal(memberId)) return memberId;
      const { id: holdingId } = await tx.insert<HoldingRow>('seat_holding', {
        seat_id: id,
        iso3: seat.iso3,
        place: input.place,
        role: input.role,
        since: input.since,
        until: input.until,
      });
      const holder = { holding_id: holdingId, member_id: memberId, iso3: seat.iso3, letter_document: letterDocumentId };
      await tx.insert('seat_holder', holder);
      return (await seatById(tx, id)) ?? notFound;
    });
  }

  /** Ends a term on a day: from the next day on the place is free. */
  end(actor: RequestActor, holdingId: string, { until }: HoldingEnd): Promise<Seat | Refusal> {
    return this.database.write(actor, async (tx) => {
      const holding = await holdingById(tx, holdingId);
      if (!holding) return notFound;
      const refusal = refusalToRunTeam(actor, holding.iso3) ?? refusalToEndTerm(dayOfInstant(tx.now), holding, until);
      if (refusal) return refusal;
      const changed = await tx.change<HoldingRow>('seat_holding', holding, {
        until,
        ended_by: actor.id,
        ended_at: tx.now,
      });
      if (isRefusal(changed)) return changed.refused === 'stale' ? conflict('term-ended') : changed;
      return (await seatById(tx, holding.seat_id)) ?? notFound;
    });
  }

  private async memberFor(
    tx: Transaction,
    actor: RequestActor,
    { iso3, holdings }: Seat,
    { memberId, member, ...term }: HoldingInput,
  ): Promise<string | Refusal> {
    if (member !== undefined) return this.members.insert(tx, actor, iso3, member);
    const known = await knownMember(tx, iso3, memberId);
    if (!known) return invalid({ pointer: '/memberId', code: 'unknown-member' });
    const holdsAlready = holdings.some((each) => each.holder?.id === known && doOverlap(each, term));
    return holdsAlready ? conflict('holds-already', '/memberId') : known;
  }
}

async function knownMember(tx: ReadTransaction, iso3: string, id: string | undefined): Promise<string | null> {
  const member = id === undefined ? undefined : await memberById(tx, id);
  return member?.iso3 === iso3 && member.merged_into === null && member.erased_at === null ? member.id : null;
}

/** The database has the last word where two name somebody at once. */
function refusalToName(seat: Seat, { memberId, member, place, since, until }: HoldingInput): Refusal | null {
  const isTaken = seat.holdings.some((each) => each.place === place && doOverlap(each, { since, until }));
  if (isTaken) return conflict('seat-taken', '/since');
  const errors = errorsInTerm({ since, until }, seat);
  if (errors.length > 0) return invalid(...errors);
  if (memberId === undefined && member === undefined) return invalid({ pointer: '/memberId', code: 'required' });
  return memberId !== undefined && member !== undefined ? invalid({ pointer: '/member', code: 'not-allowed' }) : null;
}

function ofEnd({ since, holdings }: Seat, { until }: SeatPatch): Refusal | null {
  if (until === undefined || until === null) return null;
  if (until < since) return invalid({ pointer: '/until', code: 'until-before-since' });
  return holdings.some((each) => each.until === null || each.until > until) ? conflict('seat-held', '/until') : null;
}
