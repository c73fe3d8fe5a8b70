import type { Language } from '@portal/domain';

const french = ['BEN', 'BDI', 'BFA', 'CMR', 'CIV', 'COD', 'GAB', 'MLI', 'MAR', 'MRT', 'NER', 'SEN', 'TGO'];
const arabic = ['DZA', 'BHR', 'IRQ', 'JOR', 'KWT', 'LBN', 'LBY', 'OMN', 'QAT', 'SAU', 'TUN', 'ARE'];
const russian = ['KAZ', 'KGZ', 'TJK', 'UZB', 'ARM'];

/** The portal's language in which the invented people of a country write. */
export function languageOf(iso3: string): Language {
  if (french.includes(iso3)) return 'fr';
  if (arabic.includes(iso3)) return 'ar';
  return russian.includes(iso3) ? 'ru' : 'en';
}

interface SampleWords {
  readonly focalPoint: string;
  readonly member: string;
  /** Stands after each invented name. */
  readonly sample: string;
  /** What a focal point writes beside a level that is new. */
  readonly reported: string;
  /** And beside one that has not changed. */
  readonly confirmed: string;
  /** The title of the invented link. */
  readonly gazette: string;
}

/** All invented words say that they are a sample, in the language of whoever is said to have written them. */
export const sampleWords: Readonly<Record<Language, SampleWords>> = {
  en: {
    focalPoint: 'Focal point',
    member: 'Team member',
    sample: 'sample',
    reported: 'Sample: the competent ministry confirmed this to the focal point.',
    confirmed: 'Sample: nothing has changed.',
    gazette: 'Sample: official gazette',
  },
  fr: {
    focalPoint: 'Point focal',
    member: 'Membre de l’équipe',
    sample: 'exemple',
    reported: 'Exemple : le ministère compétent l’a confirmé au point focal.',
    confirmed: 'Exemple : rien n’a changé.',
    gazette: 'Exemple : journal officiel',
  },
  es: {
    focalPoint: 'Punto focal',
    member: 'Miembro del equipo',
    sample: 'muestra',
    reported: 'Muestra: el ministerio competente lo confirmó al punto focal.',
    confirmed: 'Muestra: nada ha cambiado.',
    gazette: 'Muestra: boletín oficial',
  },
  ru: {
    focalPoint: 'Национальный координатор',
    member: 'Член группы',
    sample: 'образец',
    reported: 'Образец: компетентное министерство подтвердило это координатору.',
    confirmed: 'Образец: ничего не изменилось.',
    gazette: 'Образец: официальный вестник',
  },
  ar: {
    focalPoint: 'المنسق الوطني',
    member: 'عضو الفريق',
    sample: 'عينة',
    reported: 'عينة: أكدت الوزارة المختصة ذلك للمنسق الوطني.',
    confirmed: 'عينة: لم يتغير شيء.',
    gazette: 'عينة: الجريدة الرسمية',
  },
  zh: {
    focalPoint: '国家协调人',
    member: '小组成员',
    sample: '示例',
    reported: '示例:主管部委已向国家协调人确认。',
    confirmed: '示例:没有变化。',
    gazette: '示例:官方公报',
  },
};
