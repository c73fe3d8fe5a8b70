import { Injectable } from '@nestjs/common';
import type { CountryDefinition, MembershipInput, MembershipPatch } from '@portal/contracts';
import { conflict, invalid, isRefusal, notFound, type Refusal, refusalToBelong } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import {
  appendDefinition,
  countryDefinitionOf,
  keepAsKnown,
  type MembershipRow,
  membershipsOf,
  partnerOf,
} from './partner.queries.js';

/** In which region a country is, from when to when: ended, never deleted, and begun anew where it comes back. */
@Injectable()
export class MembershipService {
  constructor(private readonly database: Database) {}

  create(actor: RequestActor, iso3: string, input: MembershipInput): Promise<CountryDefinition | Refusal> {
    return this.database.write(actor, async (tx) => {
      if (!(await partnerOf(tx, iso3))) return notFound;
      if (!(await tx.row('SELECT 1 FROM region WHERE code = $1', [input.region]))) {
        return invalid({ pointer: '/region', code: 'unknown-region' });
      }
      const refusal = refusalToBelong(input, await membershipsOf(tx, iso3));
      if (refusal) return refusal;
      await keepAsKnown(tx, iso3);
      await tx.post('membership', { iso3, ...input });
      return known(tx, iso3);
    });
  }

  change(
    actor: RequestActor,
    id: string,
    patch: MembershipPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<CountryDefinition | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await tx.row<MembershipRow>('SELECT * FROM membership WHERE id = $1', [id]);
      if (!row) return notFound;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const { since = row.since, until = row.until } = patch;
      const country = await partnerOf(tx, row.iso3);
      const others = (await membershipsOf(tx, row.iso3)).filter((each) => each.id !== id);
      const refusal = refusalToBelong({ region: row.region, since, until }, others);
      if (refusal) return refusal;
      // Somebody is reminded and named for each country: another region must be the main one first.
      const isMain = country?.main_region === row.region && country.left_on === null;
      if (isMain && until !== null && row.until === null) return conflict('main-region', '/until');
      await keepAsKnown(tx, row.iso3);
      const changed = await tx.change<MembershipRow>(
        'membership',
        row,
        { since, until },
        ifMatch === '*' ? row.version : ifMatch,
      );
      if (isRefusal(changed)) {
        const current = await countryDefinitionOf(tx, row.iso3);
        return changed.refused === 'stale' ? { refused: 'stale', current } : changed;
      }
      return known(tx, row.iso3);
    });
  }
}

async function known(tx: Transaction, iso3: string): Promise<CountryDefinition | Refusal> {
  await appendDefinition(tx, iso3);
  return (await countryDefinitionOf(tx, iso3)) ?? notFound;
}
