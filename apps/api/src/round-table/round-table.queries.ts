import type { RoundTable, RoundTableSummary } from '@portal/contracts';
import {
  type Language,
  isFocalPointOf,
  isHeard,
  refusalToRunRoundTable,
  refusalToStepRoundTable,
  roundTableSteps,
} from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { lastKindsOf } from '../position/hearing.service.js';
import { countryName } from './country-name.js';
import { zonesOf } from './country-zones.js';
import {
  type ParticipantRow,
  type RoundTableRow,
  selectRoundTables,
  type StepRow,
  summaryColumns,
  type SummaryRow,
  toRoundTableToChange,
} from './round-table.row.js';

export function roundTableById(tx: ReadTransaction, id: string): Promise<RoundTableRow | undefined> {
  return tx.row<RoundTableRow>(`${selectRoundTables} WHERE t.id = $1`, [id]);
}

/** The countries that take part in these, in the order of their codes. */
export function participantsOf(tx: ReadTransaction, ids: readonly string[]): Promise<ParticipantRow[]> {
  return tx.rows<ParticipantRow>('SELECT * FROM app.round_table_countries($1::uuid[]) ORDER BY iso3', [ids]);
}

/** What the board of a year shows: its meetings, and the regions with whether somebody is in office there. */
interface BoardRow {
  readonly meetings: readonly SummaryRow[];
  readonly regions: readonly { readonly code: string; readonly has_secretariat: boolean }[];
}

/** In one question and without what only the page of one asks: the board is what everybody opens first. */
export async function boardOf(tx: ReadTransaction, year: number, withSample: boolean): Promise<BoardRow> {
  const row = await tx.row<BoardRow>(
    `SELECT (SELECT coalesce(json_agg(m), '[]') FROM (
         SELECT ${summaryColumns} FROM round_table t WHERE t.year = $1 AND ($2 OR NOT t.sample)
         ORDER BY t.starts_at NULLS LAST, t.reference) m) AS meetings,
       (SELECT json_agg(json_build_object('code', code, 'has_secretariat', code = ANY (app.held_regions()))
         ORDER BY position) FROM region) AS regions`,
    [year, withSample],
  );
  return row ?? { meetings: [], regions: [] };
}

export function toSummary(row: SummaryRow, language: Language): RoundTableSummary {
  const { id, reference, kind, region, regions, number, title, format, city, venue, zone, starts, ends } = row;
  return {
    id,
    reference,
    kind,
    region,
    regions: [...regions],
    number,
    title,
    language: row.language,
    format,
    host: row.host_country === null ? null : { iso3: row.host_country, name: countryName(row.host_country, language) },
    city,
    venue,
    zone,
    starts,
    ends,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    year: row.year,
    life: row.life,
    alongsideId: row.alongside_id,
    isDocumented: row.fact !== null,
    sample: row.sample,
    version: row.version,
  };
}

/** One meeting with all that the reader may know of it, and do. */
export async function roundTablePicture(
  tx: ReadTransaction,
  actor: RequestActor,
  id: string,
): Promise<RoundTable | undefined> {
  const row = await roundTableById(tx, id);
  if (!row) return undefined;
  const collator = new Intl.Collator(actor.language);
  const countries = (await participantsOf(tx, [id]))
    .map(({ iso3, participation }) => ({
      iso3,
      name: countryName(iso3, actor.language),
      participation,
      isHost: iso3 === row.host_country,
      zones: [...zonesOf(iso3)],
    }))
    .sort((one, other) => collator.compare(one.name, other.name));
  const alongside = row.alongside_id === null ? undefined : await roundTableById(tx, row.alongside_id);
  const place = toRoundTableToChange(row);
  return {
    ...toSummary(row, actor.language),
    countries,
    guests: await guestsOf(tx, id),
    alongside: alongside ? { id: alongside.id, title: alongside.title, city: alongside.city } : null,
    steps: (await stepsOf(tx, id)).map(toStep),
    documented: row.source,
    isInside: row.is_inside,
    mayRun: refusalToRunRoundTable(actor, place) === null,
    answersFor: row.fact === null ? countries.flatMap(({ iso3 }) => (isFocalPointOf(actor, iso3) ? [iso3] : [])) : [],
    maySteps: roundTableSteps.filter((step) => refusalToStepRoundTable(actor, place, step, tx.now) === null),
    heard: row.is_inside && row.fact === null ? await heardIn(tx, id) : null,
  };
}

async function heardIn(tx: ReadTransaction, id: string): Promise<RoundTable['heard']> {
  const kinds = [...(await lastKindsOf(tx, id)).values()];
  return { countries: kinds.filter(isHeard).length, of: kinds.length };
}

export async function guestsOf(tx: ReadTransaction, id: string): Promise<string[]> {
  const guests = await tx.rows<{ organisation: string }>(
    'SELECT organisation FROM round_table_guest WHERE round_table_id = $1 ORDER BY position',
    [id],
  );
  return guests.map(({ organisation }) => organisation);
}

export function stepsOf(tx: ReadTransaction, id: string): Promise<StepRow[]> {
  return tx.rows<StepRow>(
    `SELECT s.life, s.note, s.taken_at, s.taken_role AS role, s.taken_scope AS scope, p.id AS person_id,
       p.name AS person_name
     FROM round_table_step s LEFT JOIN person p ON p.id = s.taken_by
     WHERE s.round_table_id = $1 ORDER BY s.taken_at, s.id`,
    [id],
  );
}

function toStep({ life, note, taken_at: at, role, scope, person_id: id, person_name: name }: StepRow) {
  const person = id === null || name === null ? null : { id, name };
  return { life, at, note, by: role === null || scope === null ? null : { role, scope, person } };
}
