import {
  type Actor,
  type Day,
  isCoordinator,
  isFocalPointOf,
  isSecretariatOf,
  isTeamMemberOf,
  type Offices,
  type Role,
} from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { KeptScope } from './claim.row.js';

/** Whether the offices of a country are held on a day, and its regions, the main one first. */
export async function officesOf(tx: ReadTransaction, iso3: string, day: Day): Promise<Offices> {
  const row = await tx.row<{ regions: readonly string[]; has_secretariat: boolean; has_focal_point: boolean }>(
    'SELECT * FROM app.offices($1, $2)',
    [iso3, day],
  );
  return {
    regions: row?.regions ?? [],
    hasSecretariat: row?.has_secretariat ?? false,
    hasFocalPoint: row?.has_focal_point ?? false,
  };
}

/** The persons who hold a role over one of these scopes on a day. */
export async function holdersOf(
  tx: ReadTransaction,
  role: Role,
  scopes: readonly string[],
  day: Day,
): Promise<readonly string[]> {
  const row = await tx.row<{ holders: readonly string[] }>('SELECT app.holders($1, $2, $3) AS holders', [
    role,
    scopes,
    day,
  ]);
  return row?.holders ?? [];
}

/** The persons who validate for a country: its secretariats; the coordinators where none is in office. */
export function validatorsOf(tx: ReadTransaction, offices: Offices, day: Day): Promise<readonly string[]> {
  return offices.hasSecretariat
    ? holdersOf(tx, 'secretariat', offices.regions, day)
    : holdersOf(tx, 'coordinator', ['network'], day);
}

/** In what office the actor acts for a country: its own people first, then a secretariat, then a coordinator. */
export function officeOf(
  actor: Actor,
  iso3: string,
  offices: Offices,
): { readonly role: Role; readonly scope: KeptScope } {
  if (isFocalPointOf(actor, iso3)) return { role: 'focal-point', scope: { kind: 'country', iso3 } };
  if (isTeamMemberOf(actor, iso3)) return { role: 'team-member', scope: { kind: 'country', iso3 } };
  return validatorOf(actor, offices);
}

/** In what office the actor decides: the secretariat of a region of the country, or a coordinator. */
export function validatorOf(actor: Actor, offices: Offices): { readonly role: Role; readonly scope: KeptScope } {
  const code = offices.regions.find((region) => isSecretariatOf(actor, [region]));
  if (code !== undefined) return { role: 'secretariat', scope: { kind: 'region', code } };
  if (isCoordinator(actor)) return { role: 'coordinator', scope: { kind: 'network' } };
  throw new Error('a rule lets act only who holds an office');
}
