import type { Language, Role, SecretariatTitle } from '@portal/domain';
import type { ReferenceCountry, ReferenceRegion } from '@portal/reference';
import { languageOf, sampleWords } from './sample-words.js';

const members = ['MAR', 'MRT', 'GHA', 'UZB', 'PHL'];

/** An invented account to try the product with; its name says so. */
export interface SamplePerson {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly assignment: {
    readonly role: Role;
    readonly scopeKind: 'country' | 'region' | 'network' | 'system';
    readonly scope: string;
    readonly title: SecretariatTitle | null;
  };
}

/** All sample accounts: a focal point a country, members of five teams, a secretariat a region, headquarters, a donor. */
export function samplePeople(
  countries: readonly ReferenceCountry[],
  regions: readonly ReferenceRegion[],
): readonly SamplePerson[] {
  const ofCountry = ({ iso3, names }: ReferenceCountry, role: 'focal-point' | 'team-member'): SamplePerson => {
    const language = languageOf(iso3);
    const { focalPoint, member, sample } = sampleWords[language];
    const title = role === 'focal-point' ? focalPoint : member;
    return {
      email: `${role === 'focal-point' ? 'nfp' : 'member'}.${iso3.toLowerCase()}@example.org`,
      name: `${title}, ${names[language]} (${sample})`,
      language,
      assignment: { role, scopeKind: 'country', scope: iso3, title: null },
    };
  };
  const ofNetwork = (account: string, name: string, role: Role, scopeKind: 'network' | 'system'): SamplePerson => ({
    email: `${account}@example.org`,
    name: `${name} (sample)`,
    language: 'en',
    assignment: { role, scopeKind, scope: scopeKind, title: null },
  });
  return [
    ...countries.map((country) => ofCountry(country, 'focal-point')),
    ...countries.filter(({ iso3 }) => members.includes(iso3)).map((country) => ofCountry(country, 'team-member')),
    ...regions.map(({ code, secretariat }): SamplePerson => ({
      email: `secretariat.${code.toLowerCase()}@example.org`,
      name: `${secretariat.city.en} secretariat (sample)`,
      language: code === 'CA' ? 'ru' : code === 'NAS' || code === 'AAF' ? 'fr' : 'en',
      assignment: { role: 'secretariat' as const, scopeKind: 'region' as const, scope: code, title: 'head' as const },
    })),
    ofNetwork('coordinator', 'Coordinator', 'coordinator', 'network'),
    ofNetwork('coordinator2', 'Second coordinator', 'coordinator', 'network'),
    ofNetwork('observer', 'Observer', 'observer', 'network'),
    ofNetwork('admin', 'Administrator', 'administrator', 'system'),
  ];
}
