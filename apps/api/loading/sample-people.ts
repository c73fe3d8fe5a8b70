import type { Language, Role, SecretariatTitle } from '@portal/domain';
import type { ReferenceCountry, ReferenceRegion } from '@portal/reference';

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

const members = ['MAR', 'MRT', 'GHA', 'UZB', 'PHL'];
const french = ['BEN', 'BDI', 'BFA', 'CMR', 'CIV', 'COD', 'GAB', 'MLI', 'MAR', 'MRT', 'NER', 'SEN', 'TGO'];
const arabic = ['DZA', 'BHR', 'IRQ', 'JOR', 'KWT', 'LBN', 'LBY', 'OMN', 'QAT', 'SAU', 'TUN', 'ARE'];
const russian = ['KAZ', 'KGZ', 'TJK', 'UZB', 'ARM'];

const words: Readonly<
  Record<Language, { readonly focalPoint: string; readonly member: string; readonly sample: string }>
> = {
  en: { focalPoint: 'Focal point', member: 'Team member', sample: 'sample' },
  fr: { focalPoint: 'Point focal', member: 'Membre de l’équipe', sample: 'exemple' },
  es: { focalPoint: 'Punto focal', member: 'Miembro del equipo', sample: 'muestra' },
  ru: { focalPoint: 'Национальный координатор', member: 'Член группы', sample: 'образец' },
  ar: { focalPoint: 'المنسق الوطني', member: 'عضو الفريق', sample: 'عينة' },
  zh: { focalPoint: '国家协调人', member: '小组成员', sample: '示例' },
};

function languageOf(iso3: string): Language {
  if (french.includes(iso3)) return 'fr';
  if (arabic.includes(iso3)) return 'ar';
  return russian.includes(iso3) ? 'ru' : 'en';
}

/** All sample accounts: a focal point a country, members of five teams, a secretariat a region, headquarters, a donor. */
export function samplePeople(
  countries: readonly ReferenceCountry[],
  regions: readonly ReferenceRegion[],
): readonly SamplePerson[] {
  const ofCountry = ({ iso3, names }: ReferenceCountry, role: 'focal-point' | 'team-member'): SamplePerson => {
    const language = languageOf(iso3);
    const { focalPoint, member, sample } = words[language];
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
