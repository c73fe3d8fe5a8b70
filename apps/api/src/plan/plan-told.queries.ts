import type { GrantTarget } from '@portal/contracts';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** Offices that are told of what is shared, each with the scopes in which they are held. */
type Offices = readonly { readonly role: string; readonly scopes: string }[];

const ofRegions = (regions: string): Offices => [
  { role: 'secretariat', scopes: regions },
  {
    role: 'focal-point',
    scopes: `ARRAY(SELECT m.iso3 FROM membership m WHERE m.region = ANY (${regions})
      AND (m.since IS NULL OR m.since <= app.today()) AND (m.until IS NULL OR app.today() <= m.until))`,
  },
];

/**
 * Who is told when a plan is shared: the person, a country's people, a region's secretariat and focal points; where it is
 * shown to the network or to everybody, all of these and the coordinators. Only those who saw nothing of it so far and
 * were never told before. Asked before the sharing is entered.
 */
export async function newReaders(tx: ReadTransaction, planId: string, to: GrantTarget): Promise<readonly string[]> {
  const people = await tx.row<{ ids: string[] }>(peopleOf(to), [nameOf(to)]);
  const row = await tx.row<{ ids: string[] }>('SELECT app.not_yet_shown($1, $2) AS ids', [planId, people?.ids ?? []]);
  return row?.ids ?? [];
}

function nameOf(to: GrantTarget): string {
  switch (to.kind) {
    case 'person':
      return to.personId;
    case 'country':
      return to.iso3;
    case 'region':
      return to.region;
    case 'network':
    case 'public':
      return 'network';
  }
}

/** `$1`: whom or where it is shared. */
function peopleOf({ kind }: GrantTarget): string {
  switch (kind) {
    case 'person':
      return 'SELECT ARRAY[$1::uuid] AS ids';
    case 'country':
      return holdersOf([
        { role: 'focal-point', scopes: 'ARRAY[$1::text]' },
        { role: 'team-member', scopes: 'ARRAY[$1::text]' },
      ]);
    case 'region':
      return holdersOf(ofRegions('ARRAY[$1::text]'));
    case 'network':
    case 'public':
      return holdersOf([
        ...ofRegions('ARRAY(SELECT code FROM region)'),
        { role: 'coordinator', scopes: 'ARRAY[$1::text]' },
      ]);
  }
}

function holdersOf(offices: Offices): string {
  return `SELECT ${offices.map(({ role, scopes }) => `app.holders('${role}', ${scopes}, app.today())`).join(' || ')} AS ids`;
}
