import type { Country, Region, Scope } from '@portal/contracts';
import { type Actor, isFocalPointOf, isSecretariatOf, type Role, scopeKindOf } from '@portal/domain';

type KnownCountry = Pick<Country, 'iso3' | 'name' | 'mainRegion'>;
type KnownRegion = Pick<Region, 'code' | 'name' | 'countries'>;

/** A country or a region to choose from. */
export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** Where the directory looks for a place of the address: a region is its secretariat and its countries. */
export function placesToAsk(
  place: string,
  regions: readonly KnownRegion[],
): { readonly iso3: readonly string[]; readonly region: readonly string[] } {
  if (!place) return { iso3: [], region: [] };
  const region = regions.find(({ code }) => code === place);
  return region ? { iso3: region.countries, region: [region.code] } : { iso3: [place], region: [] };
}

/** Where the actor may propose a role: own countries, those of the main region, regions; none for the network. */
export function placesToGrant(
  role: Role,
  actor: Actor,
  countries: readonly KnownCountry[],
  regions: readonly KnownRegion[],
): readonly Choice[] {
  const named = (some: readonly KnownCountry[]) => some.map(({ iso3, name }) => ({ code: iso3, name }));
  switch (scopeKindOf[role]) {
    case 'country':
      return named(countries.filter((country) => mayPropose(role, actor, country)));
    case 'region':
      return regions.map(({ code, name }) => ({ code, name }));
    default:
      return [];
  }
}

function mayPropose(role: Role, actor: Actor, { iso3, mainRegion }: KnownCountry): boolean {
  if (role === 'team-member') return isFocalPointOf(actor, iso3);
  // Where the main secretariat is not in office a coordinator proposes: the server knows who is.
  return isSecretariatOf(actor, [mainRegion]) || actor.assignments.some((each) => each.role === 'coordinator');
}

/** The scope of a role at a place; null: no place was chosen where one is due. */
export function scopeAt(role: Role, place: string): Scope | null {
  const kind = scopeKindOf[role];
  if (kind === 'network' || kind === 'system') return { kind };
  if (!place) return null;
  return kind === 'country' ? { kind, iso3: place } : { kind, code: place };
}

/** The code of a scope's place; null: the network or the system. */
export function placeOf(scope: Scope): string | null {
  if (scope.kind === 'country') return scope.iso3;
  return scope.kind === 'region' ? scope.code : null;
}
