import { matchable } from './fold.js';
import type { Links } from './links.js';
import type { ImportObjective } from './objectives.js';
import type { PresentAction } from './present.js';
import type { ReadAction } from './read-rows.js';

/** A field of an action that a file changes; `before` and `after` as the plan says them. */
export interface ImportChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

const plain = [
  'title',
  'description',
  'domains',
  'phase',
  'priority',
  'lead',
  'supporting',
  'startsOn',
  'endsOn',
  'cost',
  'indicator',
  'target',
  'answersTo',
  'supportRequested',
  'assignees',
] as const;

/** What a row changes of the action that it is. What its cells leave empty stays; spaces and case alone change nothing. */
export function changesOf(
  { values }: ReadAction,
  present: PresentAction & { readonly objectiveTitle: string },
  objective: ImportObjective | null,
  waitsFor: Links | null,
): readonly ImportChange[] {
  const changes: ImportChange[] = [];
  for (const field of plain) {
    const after = values[field];
    const before = present[field];
    if (after !== undefined && !isSame(before, after)) changes.push({ field, before, after });
  }
  const { fundingState, fundingSource, funded } = values;
  const { state, source } = present.funding;
  const funding = {
    state: fundingState ?? state,
    source: fundingSource ?? source,
    funded: funded === undefined ? present.funding.funded : funded,
  };
  if (!isSame(present.funding, funding)) changes.push({ field: 'funding', before: present.funding, after: funding });
  // Two objectives of a plan may have one title.
  const isMoved = objective && objective.id !== present.objectiveId;
  if (isMoved && !isSameName(objective.title, present.objectiveTitle)) {
    changes.push({ field: 'objective', before: present.objectiveId, after: objective.key });
  }
  if (waitsFor && !isSameLinks(present.dependsOn, waitsFor)) {
    changes.push({ field: 'dependsOn', before: present.dependsOn, after: waitsFor });
  }
  return changes;
}

/** Whether a text, a list (in any order) or an amount says the same. */
function isSame(before: unknown, after: unknown): boolean {
  if (typeof before === 'string' && typeof after === 'string') return inOneLine(before) === inOneLine(after);
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length && before.every((item) => after.some((other) => isSame(item, other)));
  }
  if (isRecord(before) && isRecord(after)) {
    return Object.keys(after).every((key) => isSame(before[key], after[key]));
  }
  return before === after;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function isSameLinks(before: readonly string[], { rows, actions }: Links): boolean {
  return rows.length === 0 && actions.length === before.length && actions.every((id) => before.includes(id));
}

/** Whether two names mean one thing: accents, case and punctuation aside. */
export function isSameName(one: string, other: string): boolean {
  return matchable(one) === matchable(other);
}
