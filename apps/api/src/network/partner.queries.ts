import type { CountryDefinition, KeptTexts, Membership } from '@portal/contracts';
import type { Absence, Day, PartnerTerm, Precision } from '@portal/domain';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';

/** A partner country as it is kept; `id` is its code. */
export interface PartnerRow {
  readonly id: string;
  readonly iso3: string;
  readonly iso2: string;
  readonly m49: string;
  readonly names: KeptTexts;
  readonly main_region: string;
  readonly joined_on: Day | null;
  readonly joined_precision: Precision | null;
  readonly known_by: Day | null;
  readonly member_on_report_day: boolean;
  readonly left_on: Day | null;
  readonly absences: readonly Absence[];
  readonly version: number;
}

export interface MembershipRow extends Membership {
  readonly iso3: string;
}

export function partnerOf(tx: ReadTransaction, iso3: string): Promise<PartnerRow | undefined> {
  return tx.row<PartnerRow>('SELECT * FROM partner_country WHERE iso3 = $1', [iso3]);
}

export function membershipsOf(tx: ReadTransaction, iso3: string | null): Promise<MembershipRow[]> {
  return tx.rows<MembershipRow>(
    `SELECT id, iso3, region, since, until, version FROM membership WHERE $1::text IS NULL OR iso3 = $1
     ORDER BY iso3, since NULLS FIRST, region`,
    [iso3],
  );
}

export function partnerTermOf(row: PartnerRow): PartnerTerm {
  return {
    joinedOn: row.joined_on,
    joinedPrecision: row.joined_precision,
    knownPartnerBy: row.known_by,
    memberOnReportDay: row.member_on_report_day,
    leftOn: row.left_on,
    absences: row.absences,
  };
}

/** A country as a coordinator edits it; undefined where it is no partner and never was. */
export async function countryDefinitionOf(tx: ReadTransaction, iso3: string): Promise<CountryDefinition | undefined> {
  const row = await partnerOf(tx, iso3);
  return row && toDefinition(row, await membershipsOf(tx, iso3));
}

/** All of them, also those that left. */
export async function countryDefinitions(tx: ReadTransaction): Promise<CountryDefinition[]> {
  const rows = await tx.rows<PartnerRow>('SELECT * FROM partner_country ORDER BY iso3');
  const memberships = Map.groupBy(await membershipsOf(tx, null), ({ iso3 }) => iso3);
  return rows.map((row) => toDefinition(row, memberships.get(row.iso3) ?? []));
}

function toDefinition(row: PartnerRow, memberships: MembershipRow[]): CountryDefinition {
  return {
    iso3: row.iso3,
    iso2: row.iso2,
    m49: row.m49,
    names: row.names,
    mainRegion: row.main_region,
    joinedOn: row.joined_on,
    joinedPrecision: row.joined_precision,
    leftOn: row.left_on,
    absences: [...row.absences],
    memberships,
    version: row.version,
  };
}

/** Before the first change of a country: what was known of it, at each instant at which something was added. */
export async function keepAsKnown(tx: Transaction, iso3: string): Promise<void> {
  await tx.rows(
    `INSERT INTO country_definition (iso3, known, recorded_at)
     SELECT $1, app.country_known($1, instants.at), instants.at FROM (
       SELECT recorded_at AS at FROM partner_country WHERE iso3 = $1
       UNION SELECT recorded_at FROM membership WHERE iso3 = $1) instants
     WHERE NOT EXISTS (SELECT FROM country_definition WHERE iso3 = $1)
     ON CONFLICT (iso3, recorded_at) DO NOTHING`,
    [iso3],
  );
}

/** Appends what is known of a country from now on. */
export async function appendDefinition(tx: Transaction, iso3: string): Promise<void> {
  await tx.rows(
    `INSERT INTO country_definition (iso3, known, recorded_at) VALUES ($1, app.country_known($1, now()), now())`,
    [iso3],
  );
}
