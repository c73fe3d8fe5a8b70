import { type Day, type GrantOffices, invalid, type Language, type Refusal, type Scope } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

type Names = Readonly<Record<string, string>>;

/** A place where assignments hold, in all languages; null: the network or the system, which are no rows. */
export type Place = { readonly names: Names; readonly mainRegion: string | null } | null;

/** The country or region of a scope. Where there is none, `/scope` is refused. */
export async function placeOf(tx: ReadTransaction, scope: Scope): Promise<Place | Refusal> {
  if (scope.kind === 'country') {
    const row = await tx.row<{ names: Names; main_region: string }>(
      'SELECT names, main_region FROM partner_country WHERE iso3 = $1',
      [scope.iso3],
    );
    return row ? { names: row.names, mainRegion: row.main_region } : invalid(unknown('/scope/iso3', 'unknown-country'));
  }
  if (scope.kind === 'region') {
    const row = await tx.row<{ names: Names }>('SELECT names FROM region WHERE code = $1', [scope.code]);
    return row ? { names: row.names, mainRegion: null } : invalid(unknown('/scope/code', 'unknown-region'));
  }
  return null;
}

function unknown<C extends 'unknown-country' | 'unknown-region'>(pointer: string, code: C) {
  return { pointer, code };
}

/** The place in a language; null: no country and no region. */
export function nameOf(place: Place, language: Language): string | null {
  return place?.names[language] ?? null;
}

/** Who is in office where an assignment is to begin on a day. */
export async function grantOfficesOf(
  tx: ReadTransaction,
  scope: Scope,
  mainRegion: string | null,
  from: Day,
): Promise<GrantOffices> {
  const row = await tx.row<{ focal: boolean; secretariat: boolean; coordinator: boolean }>(
    `SELECT app.in_office('focal-point', $1, $2) AS focal, app.in_office('secretariat', $3, app.today()) AS secretariat,
       app.in_office('coordinator', 'network', app.today()) AS coordinator`,
    [scope.kind === 'country' ? scope.iso3 : null, from, mainRegion],
  );
  return {
    hasFocalPoint: row?.focal ?? false,
    mainRegion,
    hasMainSecretariat: row?.secretariat ?? false,
    hasCoordinator: row?.coordinator ?? false,
  };
}

/** Those who hold one of these roles over a scope today. */
export async function holdersOf(
  tx: ReadTransaction,
  roles: readonly string[],
  scope: string,
): Promise<readonly string[]> {
  const row = await tx.row<{ holders: readonly string[] }>(
    `SELECT ARRAY(SELECT DISTINCT unnest(app.holders(role, ARRAY[$2::text], app.today())) FROM unnest($1::text[]) AS role)
       AS holders`,
    [roles, scope],
  );
  return row?.holders ?? [];
}

/** The account behind an address, as far as the actor may know of it: row security says. */
export async function knownPerson(tx: ReadTransaction, email: string): Promise<string | null> {
  const row = await tx.row<{ id: string }>('SELECT id FROM person WHERE lower(email) = lower($1)', [email]);
  return row?.id ?? null;
}

/** The focal points of the other countries of a country's regions today. */
export async function neighboursOf(tx: ReadTransaction, iso3: string): Promise<readonly string[]> {
  const row = await tx.row<{ holders: readonly string[] }>(
    `SELECT app.holders('focal-point', ARRAY(SELECT DISTINCT o.iso3 FROM membership m JOIN membership o ON o.region = m.region
         AND (o.since IS NULL OR o.since <= app.today()) AND (o.until IS NULL OR app.today() <= o.until)
       WHERE m.iso3 = $1 AND o.iso3 <> $1
         AND (m.since IS NULL OR m.since <= app.today()) AND (m.until IS NULL OR app.today() <= m.until)), app.today())
       AS holders`,
    [iso3],
  );
  return row?.holders ?? [];
}
