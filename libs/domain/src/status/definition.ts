import type { Day } from '../day.js';
import type { Language } from '../identity/actor.js';
import { languages } from '../identity/actor.js';
import type { InvalidValue } from '../refusal.js';

/** A text in the portal's six languages. */
export type InSixLanguages = Readonly<Record<Language, string>>;

/** Colours and marks are told apart up to here. */
export const mostLevels = 8;
/** One level alone says nothing. */
export const leastLevels = 2;

/** A level as a coordinator defines it. */
export interface LevelDefinition {
  readonly id: string;
  readonly names: InSixLanguages;
  readonly means: InSixLanguages;
  /** From this day it can be claimed no more; what was claimed stands. */
  readonly closedOn: Day | null;
}

/** Whether something that a coordinator closed takes no new claim on a day. */
export function isClosedOn(day: Day, closedOn: Day | null): boolean {
  return closedOn !== null && closedOn <= day;
}

/** In which languages a name is that of one of the others, told by pointer. Case and white space make no other name. */
export function errorsInNames(
  names: InSixLanguages,
  others: readonly InSixLanguages[],
  at: string,
): readonly InvalidValue[] {
  return languages
    .filter((language) => others.some((other) => asHeard(other[language]) === asHeard(names[language])))
    .map((language) => ({ pointer: `${at}/${language}`, code: 'same-name' as const }));
}

function asHeard(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** What is wrong with the levels of a new indicator: an id or a name twice, an order with gaps. */
export function errorsInLevels(
  levels: readonly { readonly id: string; readonly names: InSixLanguages; readonly order: number }[],
): readonly InvalidValue[] {
  const places = levels.map(({ order }) => order);
  return levels.flatMap((level, index) => {
    const at = `/levels/${index}`;
    const before = levels.slice(0, index);
    const hasGap = level.order >= levels.length || places.indexOf(level.order) < index;
    return [
      ...(before.some(({ id }) => id === level.id) ? [{ pointer: `${at}/id`, code: 'same-id' as const }] : []),
      ...errorsInNames(
        level.names,
        before.map(({ names }) => names),
        `${at}/names`,
      ),
      ...(hasGap ? [{ pointer: `${at}/order`, code: 'order-gap' as const }] : []),
    ];
  });
}

/** The ids with one of them moved, or put in anew, at a place; the others keep their order. */
export function placedAt(ids: readonly string[], id: string, place: number): readonly string[] {
  const others = ids.filter((each) => each !== id);
  return [...others.slice(0, place), id, ...others.slice(place)];
}

/**
 * Whether numbers before and after a change of the levels can no longer be compared: another set or order of levels
 * to choose from, or one that means something else. A corrected word is no break.
 */
export function isBreak(
  before: readonly Pick<LevelDefinition, 'id' | 'closedOn'>[],
  after: readonly Pick<LevelDefinition, 'id' | 'closedOn'>[],
  changesMeaning: boolean,
): boolean {
  const choices = (levels: readonly Pick<LevelDefinition, 'id' | 'closedOn'>[]) =>
    levels.map(({ id, closedOn }) => `${id}:${closedOn ?? ''}`).join();
  return changesMeaning || choices(before) !== choices(after);
}
