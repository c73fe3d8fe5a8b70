import type { ReadTransaction } from './transaction.js';

/** A country that is or was a partner; `is_own`: the reader is of its own people. */
export interface CountryOnMapRow {
  readonly iso3: string;
  readonly is_own: boolean;
}

/** Every partner country there ever was: which of them are partners on a day is for the map to say. */
export function countriesOnMap(tx: ReadTransaction): Promise<CountryOnMapRow[]> {
  return tx.rows<CountryOnMapRow>(
    'SELECT iso3, iso3 = ANY (app.own_countries(app.actor())) AS is_own FROM partner_country ORDER BY iso3',
  );
}
