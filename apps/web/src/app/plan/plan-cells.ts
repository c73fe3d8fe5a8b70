import type { Action, ActionPatch } from '@portal/contracts';
import {
  actionPhases,
  actionPriorities,
  type CbrnDomain,
  cbrnDomains,
  fundingStates,
  isCurrency,
  isDay,
} from '@portal/domain';

/** The cells of an action's row that can be written in; the others follow from its reports or its place. */
export const writtenColumns = [
  'title',
  'domains',
  'phase',
  'priority',
  'lead',
  'startsOn',
  'endsOn',
  'cost',
  'funding',
] as const;
export type WrittenColumn = (typeof writtenColumns)[number];

export const ganttColumns = ['number', 'title', 'lead', 'state', 'progress'] as const;
export const tableColumns = [
  'number',
  'title',
  'domains',
  'phase',
  'priority',
  'lead',
  'state',
  'progress',
  'startsOn',
  'endsOn',
  'cost',
  'funding',
] as const;
export type PlanColumn = (typeof tableColumns)[number];

export function isWritten(column: string): column is WrittenColumn {
  return writtenColumns.some((each) => each === column);
}

/** Words by which a reader names a choice, to its id; letters of the domains in the reader's language. */
export interface CellWords {
  readonly choices: Readonly<Record<'phase' | 'priority' | 'funding', ReadonlyMap<string, string>>>;
  readonly letters: ReadonlyMap<string, CbrnDomain>;
}

/** Why a cell cannot be taken; nothing is guessed. */
export type CellError =
  | 'empty'
  | 'too-long'
  | 'not-a-choice'
  | 'not-a-domain'
  | 'not-a-day'
  | 'day-unclear'
  | 'not-an-amount'
  | 'amount-unclear'
  | 'currency-missing'
  | 'currency-unknown'
  | 'ends-before';

export type CellRead = { readonly patch: ActionPatch } | { readonly error: CellError };

/** What stands in a cell while it is written in: ids and days as they are kept. */
export function cellText(action: Action, column: WrittenColumn): string {
  switch (column) {
    case 'title':
      return action.title;
    case 'lead':
      return action.lead;
    case 'domains':
      return action.domains.join(' ');
    case 'phase':
      return action.phase ?? '';
    case 'priority':
      return action.priority;
    case 'funding':
      return action.funding.state;
    case 'startsOn':
      return action.startsOn;
    case 'endsOn':
      return action.endsOn;
    case 'cost':
      return action.cost ? `${action.cost.amount} ${action.cost.currency}` : '';
  }
}

/** Reads what was written or pasted into a cell. */
export function readCell(action: Action, column: WrittenColumn, written: string, words: CellWords): CellRead {
  const text = written.trim();
  switch (column) {
    case 'title':
      return text === '' ? { error: 'empty' } : shortEnough(text, 300, { title: text });
    case 'lead':
      return shortEnough(text, 200, { lead: text });
    case 'domains':
      return readDomains(text, words.letters);
    case 'phase': {
      if (text === '') return { patch: { phase: null } };
      const phase = choiceOf(actionPhases, text, words.choices.phase);
      return phase ? { patch: { phase } } : { error: 'not-a-choice' };
    }
    case 'priority': {
      const priority = choiceOf(actionPriorities, text, words.choices.priority);
      return priority ? { patch: { priority } } : { error: 'not-a-choice' };
    }
    case 'funding': {
      const state = choiceOf(fundingStates, text, words.choices.funding);
      return state ? { patch: { funding: { ...action.funding, state } } } : { error: 'not-a-choice' };
    }
    case 'startsOn':
    case 'endsOn': {
      const read = readDay(text);
      return 'error' in read ? read : { patch: { [column]: read.day } };
    }
    case 'cost':
      return readCost(text, action.cost?.currency ?? null);
  }
}

function shortEnough(text: string, most: number, patch: ActionPatch): CellRead {
  return text.length > most ? { error: 'too-long' } : { patch };
}

function choiceOf<T extends string>(
  all: readonly T[],
  text: string,
  names: ReadonlyMap<string, string>,
): T | undefined {
  const id = names.get(text.toLocaleLowerCase()) ?? text.toLowerCase();
  return all.find((each) => each === id);
}

function readDomains(text: string, letters: ReadonlyMap<string, CbrnDomain>): CellRead {
  const found = new Set<CbrnDomain>();
  for (const letter of text.replace(/[\s,;،、/]+/gu, '')) {
    const domain = letters.get(letter.toLocaleUpperCase()) ?? cbrnDomains.find((each) => each === letter.toUpperCase());
    if (!domain) return { error: 'not-a-domain' };
    found.add(domain);
  }
  return { patch: { domains: cbrnDomains.filter((each) => found.has(each)) } };
}

/** A day that has one reading only: `2026-12-31`, `31.12.2026`, `31/12/2026`, but not `04/05/2026`. */
export function readDay(text: string): { readonly day: string } | { readonly error: CellError } {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted) return dayOf(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (!slashed) return { error: 'not-a-day' };
  const [, first = '', second = '', year] = slashed;
  if (first !== second && Number(first) <= 12 && Number(second) <= 12) return { error: 'day-unclear' };
  return Number(first) > 12 ? dayOf(year, second, first) : dayOf(year, first, second);
}

function dayOf(year = '', month = '', day = ''): { readonly day: string } | { readonly error: CellError } {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? { day: written } : { error: 'not-a-day' };
}

function readCost(text: string, known: string | null): CellRead {
  if (text === '') return { patch: { cost: null } };
  const parts = /^([A-Za-z]{3})?\s*([\d\s.,'’\u00a0\u202f]+?)\s*([A-Za-z]{3})?$/u.exec(text);
  if (!parts) return { error: 'not-an-amount' };
  const currency = (parts[1] ?? parts[3])?.toUpperCase() ?? known;
  const read = readAmount(parts[2] ?? '');
  if ('error' in read) return read;
  if (currency === null) return { error: 'currency-missing' };
  if (!isCurrency(currency)) return { error: 'currency-unknown' };
  return { patch: { cost: { amount: read.amount, currency } } };
}

/** A number whose marks have one reading only: `180 000`, `1.234,50`, `1,234.50`, but not `1,234`. */
export function readAmount(text: string): { readonly amount: number } | { readonly error: CellError } {
  const tight = text.replace(/[\s'’\u00a0\u202f]/gu, '');
  if (!/^\d[\d.,]*$/.test(tight)) return { error: 'not-an-amount' };
  const marks = [...tight].filter((sign) => sign === '.' || sign === ',');
  const last = marks.at(-1);
  if (last === undefined) return { amount: Number(tight) };
  const kinds = new Set(marks);
  if (kinds.size === 1 && marks.length === 1 && /[.,]\d{3}$/.test(tight)) return { error: 'amount-unclear' };
  const isGrouped = kinds.size === 1 && marks.length > 1;
  if (isGrouped) return { amount: Number(tight.replaceAll(last, '')) };
  const whole = tight.slice(0, tight.lastIndexOf(last)).replace(/[.,]/g, '');
  const amount = Number(`${whole}.${tight.slice(tight.lastIndexOf(last) + 1)}`);
  return Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-4 ? { amount } : { error: 'not-an-amount' };
}

/** What an action says now of the fields that a patch changes: sent, it takes the patch back. */
export function before(action: Action, patch: ActionPatch): ActionPatch {
  const known = new Map<string, unknown>(Object.entries(action));
  return Object.fromEntries(Object.keys(patch).map((field) => [field, known.get(field)]));
}

/** Whether a patch changes anything. */
export function changesAnything(action: Action, patch: ActionPatch): boolean {
  return JSON.stringify(before(action, patch)) !== JSON.stringify(patch);
}
