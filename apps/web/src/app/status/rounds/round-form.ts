import type { Problem, Round, RoundInput } from '@portal/contracts';
import { addDays, type Day, errorsInRoundDays, type RoundDays } from '@portal/domain';

/** What the form of a round holds, as it was typed. */
export interface RoundForm extends RoundDays {
  readonly title: string;
  readonly indicators: readonly string[];
  readonly countries: readonly string[];
}

/** The fields that can be wrong, in the order of the page. */
export const roundFields = ['title', 'opens', 'due', 'closes', 'indicators', 'countries'] as const;
export type RoundField = (typeof roundFields)[number];

/** What stands against a field: a code of ours with its sentence in the room's words, or the server's own sentence. */
export type FieldProblem = { readonly code: string } | { readonly sentence: string };
export type FieldProblems = Readonly<Partial<Record<RoundField, FieldProblem>>>;

/** Opens today, due in six weeks, closes two weeks later. */
export function freshForm(today: Day): RoundForm {
  return {
    title: '',
    opens: today,
    due: addDays(today, 42),
    closes: addDays(today, 56),
    indicators: [],
    countries: [],
  };
}

/** What is missing or not right, told before anything is sent; the days by the rule that the server has. */
export function problemsOfRound(form: RoundForm, today: Day): FieldProblems {
  const blank = (field: 'opens' | 'due' | 'closes') => (form[field] === '' ? { [field]: { code: 'day-missing' } } : {});
  const hasDays = form.opens !== '' && form.due !== '' && form.closes !== '';
  const days = hasDays ? errorsInRoundDays(today, form) : [];
  return {
    ...(form.title.trim() === '' ? { title: { code: 'title-missing' } } : {}),
    ...blank('opens'),
    ...blank('due'),
    ...blank('closes'),
    ...Object.fromEntries(days.map(({ pointer, code }) => [pointer.slice(1), { code }])),
    ...(form.indicators.length === 0 ? { indicators: { code: 'indicators-missing' } } : {}),
    ...(form.countries.length === 0 ? { countries: { code: 'countries-missing' } } : {}),
  };
}

export function firstField(problems: FieldProblems): RoundField | undefined {
  return roundFields.find((field) => problems[field] !== undefined);
}

/** What the server said, by field: a country that it will not take is named. */
export function problemsFrom(
  { errors = [] }: Problem,
  input: Pick<RoundInput, 'countries'>,
  nameOf: (iso3: string) => string,
): FieldProblems {
  const found = errors.flatMap(({ pointer, detail }): readonly (readonly [RoundField, FieldProblem])[] => {
    const [, name, place] = pointer.split('/');
    const field = roundFields.find((each) => each === name);
    if (!field) return [];
    const iso3 = field === 'countries' && place !== undefined ? input.countries[Number(place)] : undefined;
    return [[field, { sentence: iso3 === undefined ? detail : `${nameOf(iso3)}: ${detail}` }]];
  });
  // The first word on a field stands; the rest follow once it is put right.
  return Object.fromEntries(found.toReversed());
}

/** What was changed of a round, for a PATCH. */
export function patchOf(round: Round, form: Pick<RoundForm, 'title' | 'due' | 'closes'>) {
  return {
    ...(form.title.trim() === round.title ? {} : { title: form.title.trim() }),
    ...(form.due === round.due ? {} : { due: form.due }),
    ...(form.closes === round.closes ? {} : { closes: form.closes }),
  };
}
