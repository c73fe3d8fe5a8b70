import { Injectable } from '@nestjs/common';
import type { RiskAssessment, RiskPeopleInput, RiskReaders } from '@portal/contracts';
import {
  forbidden,
  invalid,
  type InvalidValue,
  isFocalPointOf,
  isRefusal,
  isTeamMemberOf,
  notFound,
  type Refusal,
  refusalToNamePeople,
  type RiskPart,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { ownPeopleOf } from './risk-people.queries.js';
import { officeIn, RiskLookup, type RiskRow, toRiskToChange } from './risk-lookup.service.js';
import { RiskPictureService } from './risk-picture.service.js';

interface PartRow extends Versioned {
  readonly person_id: string;
  readonly part: RiskPart;
}
type Named = RiskPeopleInput['people'][number];

const mostLooks = 50;

/** Who leads, scores and reads an assessment, and who looked at it. */
@Injectable()
export class RiskPeopleService {
  constructor(
    private readonly database: Database,
    private readonly lookup: RiskLookup,
    private readonly picture: RiskPictureService,
  ) {}

  /** The whole list in place of the one before; only the country's own people, or who is on it already. */
  name(actor: RequestActor, id: string, { people }: RiskPeopleInput): Promise<RiskAssessment | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.lookup.byId(tx, id);
      if (!row) return notFound;
      const refusal = refusalToNamePeople(actor, toRiskToChange(row));
      if (refusal) return refusal;
      const before = await tx.rows<PartRow>(
        'SELECT id, version, person_id, part FROM risk_part WHERE assessment_id = $1',
        [id],
      );
      const errors = await errorsIn(tx, row, people, before);
      if (errors.length > 0) return invalid(...errors);
      // One list after the other.
      const changed = await tx.change<Versioned>('risk_assessment', row, {});
      if (isRefusal(changed)) return { refused: 'stale', current: await this.picture.read(tx, actor, row) };
      const refused = await replace(tx, actor, row, people, before);
      if (refused) return refused;
      const present = await this.lookup.byId(tx, id);
      return present ? this.picture.read(tx, actor, present) : notFound;
    });
  }

  /** Who can see it by their office, and who looked; for the country's own people. */
  readers(actor: RequestActor, id: string): Promise<RiskReaders | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await this.lookup.byId(tx, id);
      if (!row) return notFound;
      if (!isFocalPointOf(actor, row.iso3) && !isTeamMemberOf(actor, row.iso3)) return forbidden('not-your-assessment');
      const own = await ownPeopleOf(tx, row.iso3);
      return {
        own: (['focal-point', 'team-member'] as const).map((role) => ({
          role,
          people: own.filter((each) => each.role === role).map(({ id: person, name }) => ({ id: person, name })),
        })),
        looks: await looksAt(tx, id),
      };
    });
  }
}

async function errorsIn(
  tx: ReadTransaction,
  { iso3 }: RiskRow,
  people: readonly Named[],
  before: readonly PartRow[],
): Promise<readonly InvalidValue[]> {
  const known = new Set([
    ...(await ownPeopleOf(tx, iso3)).map(({ id }) => id),
    ...before.map(({ person_id: id }) => id),
  ]);
  return people.flatMap(({ personId }, place): readonly InvalidValue[] => {
    const pointer = `/people/${place}/personId`;
    if (!known.has(personId)) return [{ pointer, code: 'unknown-person' }];
    const isAgain = people.findIndex((each) => each.personId === personId) < place;
    return isAgain ? [{ pointer, code: 'twice' }] : [];
  });
}

/** One's own part last: whoever gives up leading does it when all else is done. */
async function replace(
  tx: Transaction,
  actor: RequestActor,
  row: RiskRow,
  people: readonly Named[],
  before: readonly PartRow[],
): Promise<Refusal | null> {
  const ownLast = <T>(each: readonly T[], person: (one: T) => string) =>
    each.toSorted((one, other) => Number(person(one) === actor.id) - Number(person(other) === actor.id));
  const { role, scope } = officeIn(actor, row.iso3);
  const partOf = new Map(before.map((each) => [each.person_id, each]));
  const kept = new Set(people.map(({ personId }) => personId));
  for (const { personId, part } of people.filter((each) => !partOf.has(each.personId))) {
    await tx.insert('risk_part', {
      assessment_id: row.id,
      iso3: row.iso3,
      person_id: personId,
      part,
      named_by: actor.id,
      named_role: role,
      named_scope: scope,
      named_at: tx.now,
      sample: row.sample,
    });
  }
  const gone = before.filter(({ person_id: id }) => !kept.has(id));
  for (const { id } of ownLast(gone, (each) => each.person_id)) {
    if (partOf.get(actor.id)?.id !== id) await tx.rows('DELETE FROM risk_part WHERE id = $1', [id]);
  }
  for (const { personId, part } of ownLast(people, (each) => each.personId)) {
    const present = partOf.get(personId);
    if (!present || present.part === part) continue;
    const changed = await tx.change<PartRow>('risk_part', present, { part });
    if (isRefusal(changed)) return changed;
  }
  const mine = partOf.get(actor.id);
  if (mine && !kept.has(actor.id)) await tx.rows('DELETE FROM risk_part WHERE id = $1', [mine.id]);
  return null;
}

async function looksAt(tx: ReadTransaction, id: string): Promise<RiskReaders['looks']> {
  const rows = await tx.rows<{ at: string; id: string | null; name: string | null }>(
    `SELECT l.at, l.person_id AS id, p.name FROM app.risk_looks(app.actor(), $1, $2) l
     LEFT JOIN person p ON p.id = l.person_id ORDER BY l.at DESC`,
    [id, mostLooks],
  );
  return rows.map(({ at, id: person, name }) => ({ at, person: person === null ? null : { id: person, name } }));
}
