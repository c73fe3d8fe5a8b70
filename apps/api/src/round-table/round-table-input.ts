import type { RoundTableInput, RoundTablePatch } from '@portal/contracts';
import { invalid, type InvalidValue, type Refusal, roundTableInstants, roundTableReference } from '@portal/domain';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { isCountry } from './country-name.js';
import { participantsOf } from './round-table.queries.js';

type Planned = Pick<
  RoundTableInput,
  'kind' | 'region' | 'otherRegions' | 'host' | 'observers' | 'starts' | 'ends' | 'zone' | 'alongsideId'
>;

type Said = { readonly [Field in keyof RoundTablePatch]?: Exclude<RoundTablePatch[Field], undefined> };

/** What a patch says: fields that are left out stay as they are. */
export function saidIn(patch: RoundTablePatch): Said {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

/** The planning region first, each once. */
export function regionsOf(region: string | null, others: readonly string[]): readonly string[] {
  return [...new Set([...(region === null ? [] : [region]), ...others])];
}

/** Whether the secretariat of a region is in office. */
export async function isHeld(tx: ReadTransaction, region: string | null): Promise<boolean> {
  if (region === null) return false;
  const held = await tx.row<{ is: boolean }>('SELECT $1 = ANY (app.held_regions()) AS is', [region]);
  return held?.is ?? false;
}

/** What is said that does not exist, or does not go together. */
export async function refusalOfInput(tx: ReadTransaction, input: Planned, self?: string): Promise<Refusal | null> {
  const errors: InvalidValue[] = [];
  const known = await tx.row<{ regions: string[]; countries: string[]; alongside: boolean }>(
    `SELECT ARRAY(SELECT code FROM region WHERE code = ANY ($1)) AS regions,
       ARRAY(SELECT iso3 FROM partner_country WHERE iso3 = ANY ($2)) AS countries,
       EXISTS (SELECT FROM round_table WHERE id = $3 AND kind = 'international-meeting') AS alongside`,
    [regionsOf(input.region, input.otherRegions), input.observers, input.alongsideId],
  );
  if (input.kind === 'regional' && input.region === null) errors.push({ pointer: '/region', code: 'required' });
  if (input.region !== null && !known?.regions.includes(input.region)) {
    errors.push({ pointer: '/region', code: 'unknown-region' });
  }
  for (const [place, code] of input.otherRegions.entries()) {
    if (!known?.regions.includes(code)) errors.push({ pointer: `/otherRegions/${place}`, code: 'unknown-region' });
  }
  for (const [place, iso3] of input.observers.entries()) {
    if (!known?.countries.includes(iso3)) errors.push({ pointer: `/observers/${place}`, code: 'unknown-country' });
  }
  if (input.host !== null && !isCountry(input.host)) errors.push({ pointer: '/host', code: 'unknown-country' });
  if (input.alongsideId !== null && (!known?.alongside || input.alongsideId === self)) {
    errors.push({ pointer: '/alongsideId', code: 'unknown-round-table' });
  }
  if (input.starts !== null && input.ends === null) errors.push({ pointer: '/ends', code: 'required' });
  if (input.starts === null && input.ends !== null) errors.push({ pointer: '/starts', code: 'required' });
  if (input.starts !== null && input.zone === null) errors.push({ pointer: '/zone', code: 'required' });
  return errors.length > 0 ? invalid(...errors) : null;
}

type Time = Pick<RoundTableInput, 'starts' | 'ends' | 'zone' | 'startsPass' | 'endsPass'>;

/** The columns of its time, or what is wrong with it. */
export function timeOf({
  starts,
  ends,
  zone,
  startsPass,
  endsPass,
}: Time): Readonly<Record<string, unknown>> | Refusal {
  if (starts === null || ends === null || zone === null) {
    return { zone, starts: null, ends: null, starts_at: null, ends_at: null };
  }
  const found = roundTableInstants({ starts, ends, zone, startsPass, endsPass });
  if (!('startsAt' in found)) return invalid(...found);
  return { zone, starts, ends, starts_at: found.startsAt, ends_at: found.endsAt };
}

/** What it is called for ever. */
export async function nextReference(tx: Transaction, region: string | null, year: number): Promise<string> {
  const counted = await tx.row<{ first: number }>('SELECT app.next_references($1, $2, 1) AS first', [
    `${region ?? 'COE'}-RT`,
    year,
  ]);
  return roundTableReference(region, year, counted?.first ?? 1);
}

/** The one after the highest that the region's round tables carry; null where none is known yet. */
export async function nextNumber(tx: ReadTransaction, region: string | null): Promise<number | null> {
  const last = await tx.row<{ number: number | null }>(
    `SELECT max(number) + 1 AS number FROM round_table WHERE region = $1 AND kind = 'regional'
       AND life <> 'cancelled' AND NOT sample`,
    [region],
  );
  return last?.number ?? null;
}

/** Makes regions, observers and guests what is said; a country of its regions is no observer. */
export async function putTogether(
  tx: Transaction,
  id: string,
  regions: readonly string[],
  observers: readonly string[],
  guests: readonly string[],
): Promise<void> {
  await tx.rows('DELETE FROM round_table_region WHERE round_table_id = $1 AND NOT region = ANY ($2)', [id, regions]);
  await tx.rows(
    `INSERT INTO round_table_region (round_table_id, region) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
    [id, regions],
  );
  const members = (await participantsOf(tx, [id])).filter(({ participation }) => participation === 'member');
  const outside = observers.filter((iso3) => !members.some((each) => each.iso3 === iso3));
  await tx.rows('DELETE FROM round_table_observer WHERE round_table_id = $1 AND NOT iso3 = ANY ($2)', [id, outside]);
  await tx.rows(
    `INSERT INTO round_table_observer (round_table_id, iso3) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
    [id, outside],
  );
  await tx.rows('DELETE FROM round_table_guest WHERE round_table_id = $1 AND NOT organisation = ANY ($2)', [
    id,
    guests,
  ]);
  await tx.rows(
    `INSERT INTO round_table_guest (round_table_id, organisation, position)
     SELECT $1, name, place FROM unnest($2::text[]) WITH ORDINALITY AS said (name, place)
     ON CONFLICT (round_table_id, organisation) DO UPDATE SET position = excluded.position
       WHERE round_table_guest.position <> excluded.position`,
    [id, [...new Set(guests)]],
  );
}
