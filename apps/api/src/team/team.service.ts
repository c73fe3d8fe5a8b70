import { Injectable } from '@nestjs/common';
import type {
  RenewalInput,
  Sectors,
  Team,
  TeamInput,
  TeamPatch,
  TeamPicture,
  TeamQuery,
  Teams,
  TeamsQuery,
} from '@portal/contracts';
import {
  countOn,
  type Day,
  dayOfInstant,
  invalid,
  isRefusal,
  latestDayBegun,
  notFound,
  type Refusal,
  refusalToRunTeam,
  refusalToWriteToTeam,
  renewedOn,
  sectorsOn,
  teamTermOn,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { orderOf } from '../platform/http/lists.js';
import { presentUnless } from './condition.js';
import {
  hasDocument,
  instrumentsOf,
  isPartner,
  membersOf,
  renewalsOf,
  seatsOfTeams,
  sectorsIn,
  selectTeams,
  teamById,
  teamOfCountry,
  toTeam,
  regionsOf,
} from './team.queries.js';
import { type KnownTeam, pictureOn } from './team-picture.js';
import type { TeamRow } from './team.row.js';

/** A country's national CBRN team: as it was on any day, and what its focal point does with it as a whole. */
@Injectable()
export class TeamService {
  constructor(private readonly database: Database) {}

  /** Absent and hidden are one answer: no team. Reading a restricted one stands in the trail. */
  async read(actor: RequestActor, iso3: string, { asAt, sample }: TeamQuery): Promise<TeamPicture | Refusal> {
    const picture = await this.database.read(actor, async (tx): Promise<TeamPicture | Refusal> => {
      if (!(await isPartner(tx, iso3))) return notFound;
      if (asAt !== undefined && asAt > latestDayBegun(tx.now)) return invalid({ pointer: '/asAt', code: 'future-day' });
      const today = dayOfInstant(tx.now);
      const day = asAt ?? today;
      const mayWrite = refusalToRunTeam(actor, iso3) === null;
      const mayWriteTo = refusalToWriteToTeam(actor, iso3, await regionsOf(tx, iso3)) === null;
      const known = await knownTeam(tx, iso3, sample === 'include', mayWrite);
      const drawn = pictureOn(day, today, known, await sectorsIn(tx, actor.language));
      return { iso3, asAt: day, today, sample, mayWrite, mayWriteTo, ...drawn };
    });
    if (!isRefusal(picture) && picture.team?.visibility === 'restricted') {
      await this.database.witness(actor, 'team', picture.team.id);
    }
    return picture;
  }

  sectors(actor: RequestActor): Promise<Sectors> {
    return this.database.read(actor, async (tx) => ({ items: [...(await sectorsIn(tx, actor.language))] }));
  }

  /** The teams that the reader may see, as they stand today. */
  list(actor: RequestActor, { page, limit, sort, iso3, region, sample }: TeamsQuery): Promise<Teams | Refusal> {
    const order = orderOf(sort, { iso3: 't.iso3', name: 't.name' }, 't.iso3');
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<TeamRow & { total: number }>(
        `SELECT listed.*, count(*) OVER ()::int AS total FROM (${selectTeams}) listed
         JOIN LATERAL (SELECT listed.*) t ON true
         WHERE ($1 OR NOT t.sample) AND ($2::text[] IS NULL OR t.iso3 = ANY ($2)) AND ($3::text[] IS NULL OR EXISTS (
           SELECT FROM membership m WHERE m.iso3 = t.iso3 AND m.region = ANY ($3)
             AND (m.since IS NULL OR m.since <= app.today()) AND (m.until IS NULL OR app.today() <= m.until)))
         ORDER BY ${order} LIMIT $4 OFFSET $5`,
        [sample === 'include', iso3 ?? null, region ?? null, limit, (page - 1) * limit],
      );
      const items = await summariesOf(tx, rows, dayOfInstant(tx.now));
      return { items, page, limit, total: rows[0]?.total ?? 0 };
    });
  }

  /** Begins the country's one team. Two who do so at once: the second is told. */
  create(actor: RequestActor, iso3: string, { name, visibility, until }: TeamInput): Promise<Team | Refusal> {
    return this.database.write(actor, async (tx) => {
      if (!(await isPartner(tx, iso3))) return notFound;
      const today = dayOfInstant(tx.now);
      const refusal = refusalToRunTeam(actor, iso3) ?? refusalOfEnd(until, today);
      if (refusal) return refusal;
      const { id } = await tx.insert<TeamRow>('team', {
        iso3,
        name,
        written_by: actor.id,
        written_at: tx.now,
        ...(visibility === undefined ? {} : { visibility }),
      });
      if (until !== undefined) await addRenewal(tx, actor, { id, iso3 }, today, until);
      return present(tx, id);
    });
  }

  change(
    actor: RequestActor,
    id: string,
    { name, visibility, termsDocumentId }: TeamPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<Team | Refusal> {
    return this.database.write(actor, async (tx) => {
      const team = await teamById(tx, id);
      if (!team) return notFound;
      const refusal = refusalToRunTeam(actor, team.iso3) ?? presentUnless(ifMatch, team, () => toTeam(team));
      if (refusal) return refusal;
      if (termsDocumentId && !(await hasDocument(tx, team.iso3, termsDocumentId))) {
        return invalid({ pointer: '/termsDocumentId', code: 'unknown-document' });
      }
      const changed = await tx.change<TeamRow>('team', team, {
        name: name ?? team.name,
        visibility: visibility ?? team.visibility,
        terms_document: termsDocumentId === undefined ? team.terms_document : termsDocumentId,
      });
      if (isRefusal(changed)) {
        const now = await teamById(tx, id);
        return changed.refused === 'stale' && now ? { refused: 'stale', current: toTeam(now) } : changed;
      }
      return present(tx, id);
    });
  }

  /** "Renew all until": the whole team goes on; who was named to follow, or was ended on purpose, is left as it is. */
  renew(actor: RequestActor, id: string, { until }: RenewalInput): Promise<Team | Refusal> {
    return this.database.write(actor, async (tx) => {
      const team = await teamById(tx, id);
      if (!team) return notFound;
      const today = dayOfInstant(tx.now);
      const refusal = refusalToRunTeam(actor, team.iso3) ?? refusalOfEnd(until, today);
      if (refusal) return refusal;
      await addRenewal(tx, actor, team, today, until);
      const seats = await seatsOfTeams(tx, [id]);
      for (const { holding, until: last } of seats.flatMap((seat) => renewedOn(today, until, seat))) {
        await tx.rows('UPDATE seat_holding SET until = $2, version = version + 1 WHERE id = $1', [holding.id, last]);
      }
      return present(tx, id);
    });
  }
}

function refusalOfEnd(until: Day | undefined, today: Day): Refusal | null {
  return until !== undefined && until < today ? invalid({ pointer: '/until', code: 'past-day' }) : null;
}

async function addRenewal(
  tx: Transaction,
  actor: RequestActor,
  { id, iso3 }: Pick<TeamRow, 'id' | 'iso3'>,
  today: Day,
  until: Day,
): Promise<void> {
  const renewal = { team_id: id, iso3, renewed_on: today, until, renewed_by: actor.id, recorded_at: tx.now };
  await tx.insert('team_renewal', renewal);
}

async function present(tx: ReadTransaction, id: string): Promise<Team | Refusal> {
  const row = await teamById(tx, id);
  return row ? toTeam(row) : notFound;
}

async function knownTeam(
  tx: ReadTransaction,
  iso3: string,
  withSample: boolean,
  withMembers: boolean,
): Promise<KnownTeam | null> {
  const team = await teamOfCountry(tx, iso3);
  if (!team || (team.sample && !withSample)) return null;
  return {
    team,
    seats: await seatsOfTeams(tx, [team.id]),
    instruments: await instrumentsOf(tx, team.id),
    renewals: await renewalsOf(tx, [team.id]),
    members: withMembers ? await membersOf(tx, iso3) : [],
  };
}

async function summariesOf(tx: ReadTransaction, rows: readonly TeamRow[], today: Day): Promise<Teams['items']> {
  const ids = rows.map(({ id }) => id);
  const seats = Map.groupBy(await seatsOfTeams(tx, ids), ({ teamId }) => teamId);
  const renewals = Map.groupBy(await renewalsOf(tx, ids), (row) => row.team_id);
  const sectors = (await sectorsIn(tx, 'en')).map(({ id }) => id);
  return rows.map((row) => {
    const own = seats.get(row.id) ?? [];
    const { seats: count, vacant } = countOn(today, own);
    return {
      ...toTeam(row),
      until: teamTermOn(today, renewals.get(row.id) ?? []),
      seats: count,
      vacant,
      sectorsCovered: sectorsOn(today, own, sectors).covered.length,
    };
  });
}
