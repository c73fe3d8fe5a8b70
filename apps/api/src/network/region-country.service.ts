import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** A country of a region today; `is_own`: the reader is of its own people, and sees all its records. */
export interface RegionCountryRow {
  readonly iso3: string;
  readonly is_own: boolean;
}

/** Why nothing of a country is told: "not shared" whether or not there is anything, "none" to its own people alone. */
export function emptyOf({ is_own: isOwn }: RegionCountryRow): 'none' | 'not-shared' {
  return isOwn ? 'none' : 'not-shared';
}

/** Which countries a region has, for rooms that tell of a region's countries. */
@Injectable()
export class RegionCountryService {
  /** Undefined: there is no such region. */
  async countriesOf(tx: ReadTransaction, code: string): Promise<readonly RegionCountryRow[] | undefined> {
    if (!(await tx.row('SELECT 1 FROM region WHERE code = $1', [code]))) return undefined;
    return tx.rows<RegionCountryRow>(
      `SELECT DISTINCT m.iso3, m.iso3 = ANY (app.own_countries(app.actor())) AS is_own
       FROM membership m JOIN partner_country c USING (iso3)
       WHERE m.region = $1 AND (m.since IS NULL OR m.since <= app.today()) AND (m.until IS NULL OR app.today() <= m.until)
         AND (c.left_on IS NULL OR app.today() < c.left_on) ORDER BY m.iso3`,
      [code],
    );
  }
}
