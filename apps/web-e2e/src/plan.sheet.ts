import { utils, write as workbook } from '@e965/xlsx';

const thisYear = new Date().getUTCFullYear();

/** From the year before on, so that some of it is under way on any day. */
export const planYears = { startsOn: `${thisYear - 1}-01-01`, endsOn: `${thisYear + 4}-12-31` };

const axes = [
  ['Renforcer le cadre juridique', 'Ministère de la Justice', 'CBRN'],
  ['Détection et trafic', 'Direction générale des douanes', 'R, N'],
  ['Préparation et intervention', 'Protection civile', 'C, B'],
  ['Santé publique', 'Ministère de la Santé', 'B'],
  ['Xyzzy', 'École nationale d’administration', 'CBRN'],
] as const;
const verbs = ['Recenser', 'Rédiger', 'Adopter', 'Équiper', 'Former', 'Contrôler'];
const objects = ['les textes', 'les sites', 'les équipes', 'les laboratoires', 'les postes', 'les stocks'];

const pad = (count: number) => String(count).padStart(2, '0');

/** One of sixty: the first of an axis begins on a day that two countries read as two days. */
function actionRow(axis: number, place: number): readonly (string | number)[] {
  const [, lead, domains] = axes[axis] ?? axes[0];
  const title = `${verbs[place % verbs.length] ?? ''} ${objects[(axis + Math.floor(place / 2)) % objects.length] ?? ''}`;
  const starts = place === 0 ? `03/04/${thisYear - 1}` : `${thisYear - 1}-${pad((place % 12) + 1)}-01`;
  return [
    `${axis + 1}.${place + 1}`,
    `${title} (lot ${axis + 1}-${place + 1})`,
    lead,
    domains,
    starts,
    `${thisYear + 1 + (place % 3)}-${pad(((axis + place) % 12) + 1)}-28`,
    (place + 1) * 1_500_000,
    place % 2 === 0 ? 'Moyenne' : 'Faible',
    place === 2 ? `${axis + 1}.2` : '',
  ];
}

/** A national plan of five axes and sixty actions, as a ministry that counts in CFA francs writes one. */
export function ministrySheet(country: string): Buffer {
  const rows: (readonly (string | number)[])[] = [
    [`${country} – Plan d’action national CBRN`],
    [],
    ['N°', 'Action', 'Structure responsable', 'Domaine', 'Date de début', 'Échéance', 'Coût', 'Priorité', 'Dépend de'],
  ];
  axes.forEach(([title], axis) => {
    rows.push([`Axe ${axis + 1} : ${title}`], ...Array.from({ length: 12 }, (_, place) => actionRow(axis, place)));
  });
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Plan d’action');
  const bytes: unknown = workbook(book, { type: 'buffer', bookType: 'xlsx' });
  return Buffer.from(bytes as Uint8Array);
}
