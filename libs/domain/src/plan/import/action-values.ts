import type { Day } from '../../day.js';
import { isCurrency } from '../currencies.js';
import type { CbrnDomain } from '../../cbrn-domain.js';
import { partedTexts } from '../../exports/cells.js';
import type { ActionPhase, ActionPriority, ActionState, FundingState, Obligation, PlanTheme } from '../vocabulary.js';
import { amountIn, currencyIn, type DecimalSign, progressIn } from './amounts.js';
import { dayIn, type DayEdge, type DayOrder } from './days.js';
import type { CellError, ImportErrorCode } from './errors.js';
import type { ImportField } from './fields.js';
import { type ImportCell, shownIn } from './sheet.js';
import {
  addressesIn,
  domainsIn,
  fundingStateIn,
  institutionsIn,
  obligationsIn,
  type Parting,
  phaseIn,
  priorityIn,
  stateIn,
  themeIn,
} from './values.js';

/** What a row says of an action; what its cells leave empty it does not say. */
export interface ImportedValues {
  readonly title?: string;
  readonly description?: string;
  readonly domains?: readonly CbrnDomain[];
  readonly phase?: ActionPhase | null;
  readonly priority?: ActionPriority;
  readonly lead?: string;
  readonly supporting?: readonly string[];
  readonly startsOn?: Day;
  readonly endsOn?: Day;
  readonly cost?: { readonly amount: number; readonly currency: string } | null;
  readonly fundingState?: FundingState;
  readonly fundingSource?: string;
  readonly funded?: number | null;
  readonly indicator?: string;
  readonly target?: string;
  readonly answersTo?: readonly Obligation[];
  readonly supportRequested?: string;
  readonly theme?: PlanTheme;
  readonly state?: ActionState;
  readonly progress?: number;
  readonly note?: string;
  readonly reason?: string;
  readonly reportedOn?: Day;
  readonly blockedBy?: string;
  readonly expectedEndsOn?: Day;
  /** E-mail addresses, in small letters. */
  readonly assignees?: readonly string[];
}

/** How the cells of a table are to be read. */
export interface ReadingRules {
  /** The column of each field, from 0. */
  readonly columnOf: ReadonlyMap<ImportField, number>;
  readonly orderOf: ReadonlyMap<number, DayOrder>;
  readonly decimalOf: ReadonlyMap<number, DecimalSign>;
  /** The currency of amounts that name none. */
  readonly currency: string | null;
  readonly sharesOfOne: boolean;
  /** The sheet is one of the portal's own: lists are parted as it parts them. */
  readonly isOwn: boolean;
  /** An empty cell of a column that is read empties its field. */
  readonly clears: boolean;
}

type Cells = readonly (ImportCell | null)[];

/** The fields that are days. */
export const dayFields = ['startsOn', 'endsOn', 'reportedOn', 'expectedEndsOn'] as const;

const longest: Readonly<Partial<Record<ImportField, number>>> = {
  title: 300,
  description: 8000,
  lead: 200,
  fundingSource: 300,
  indicator: 1000,
  target: 1000,
  supportRequested: 1000,
  note: 4000,
  reason: 1000,
  blockedBy: 300,
};

/** What a field is once it is emptied; others always say something. */
const emptied: Readonly<Partial<Record<ImportField, unknown>>> = {
  description: '',
  domains: [],
  phase: null,
  lead: '',
  supporting: [],
  cost: null,
  fundingSource: '',
  funded: null,
  indicator: '',
  target: '',
  answersTo: [],
  supportRequested: '',
  assignees: [],
};

const mostInstitutions = 30;
const mostPeople = 50;

/** Reads a row's cells by the rules; every cell that cannot be read is named with what is wrong with it. */
export function valuesIn(cells: Cells, rules: ReadingRules): { values: ImportedValues; errors: readonly CellError[] } {
  const errors: CellError[] = [];
  const values: Record<string, unknown> = {};
  const cellOf = (field: ImportField): ImportCell | null => cells[rules.columnOf.get(field) ?? -1] ?? null;
  const refuse = (field: ImportField, code: ImportErrorCode) => {
    errors.push({ column: rules.columnOf.get(field) ?? null, field, code, shown: shownIn(cellOf(field)) });
  };
  readTexts(cellOf, values, refuse);
  readWords(cellOf, rules, values, refuse);
  readDay('startsOn', 'start');
  readDay('endsOn', 'end');
  readDay('reportedOn', 'end');
  readDay('expectedEndsOn', 'end');
  readMoney(cellOf, rules, values, refuse);
  readProgress();
  if (rules.clears) {
    for (const [field, nothing] of Object.entries(emptied) as [ImportField, unknown][]) {
      if (rules.columnOf.has(field) && shownIn(cellOf(field)) === '') values[field] = nothing;
    }
  }
  const { startsOn, endsOn } = values as ImportedValues;
  if (startsOn !== undefined && endsOn !== undefined && endsOn < startsOn) refuse('endsOn', 'end-before-start');
  return { values, errors };

  function readDay(field: (typeof dayFields)[number], edge: DayEdge): void {
    const column = rules.columnOf.get(field);
    const reading = dayIn(cellOf(field), edge, column === undefined ? null : (rules.orderOf.get(column) ?? null));
    if (reading.is === 'day') values[field] = reading.day;
    if (reading.is === 'wrong') refuse(field, 'not-a-day');
    if (reading.is === 'asked') refuse(field, 'day-order-asked');
  }

  function readProgress(): void {
    if (shownIn(cellOf('progress')) === '') return;
    const progress = progressIn(cellOf('progress'), rules.sharesOfOne);
    if (progress === null) return refuse('progress', 'not-a-number');
    if (progress < 0 || progress > 100) return refuse('progress', 'progress-out-of-range');
    values['progress'] = progress;
  }
}

type CellOf = (field: ImportField) => ImportCell | null;
type Values = Record<string, unknown>;
type Refuse = (field: ImportField, code: ImportErrorCode) => void;

/** Lines of a long text stay; a short one is one line. */
function readTexts(cellOf: CellOf, values: Values, refuse: Refuse): void {
  for (const field of [
    'title',
    'description',
    'lead',
    'fundingSource',
    'indicator',
    'target',
    'supportRequested',
    'note',
    'reason',
    'blockedBy',
  ] as const) {
    const shown = shownIn(cellOf(field));
    const text =
      field === 'description' || field === 'note' ? shown.replace(/\r\n?/g, '\n') : shown.replace(/\s+/g, ' ');
    if (text === '') continue;
    if ([...text].length > (longest[field] ?? 0)) refuse(field, 'too-long');
    else values[field] = text;
  }
}

const closed: readonly (readonly [ImportField, (text: string, parted?: Parting) => unknown, ImportErrorCode])[] = [
  ['domains', domainsIn, 'unknown-domain'],
  ['phase', phaseIn, 'unknown-phase'],
  ['priority', priorityIn, 'unknown-priority'],
  ['state', stateIn, 'unknown-state'],
  ['answersTo', obligationsIn, 'unknown-obligation'],
  ['theme', themeIn, 'unknown-theme'],
  ['fundingState', fundingStateIn, 'unknown-funding'],
];

function readWords(cellOf: CellOf, { isOwn }: ReadingRules, values: Values, refuse: Refuse): void {
  for (const [field, reads, code] of closed) {
    const shown = shownIn(cellOf(field));
    if (shown === '' || /^[-–—]$/.test(shown)) continue;
    const value = reads(shown, isOwn ? partedTexts : undefined);
    if (value === null) refuse(field, code);
    else values[field] = value;
  }
  const listed = shownIn(cellOf('supporting'));
  const supporting = isOwn ? partedTexts(listed) : institutionsIn(listed);
  if (supporting.length > mostInstitutions) refuse('supporting', 'too-many-institutions');
  else if (supporting.some((name) => [...name].length > 200)) refuse('supporting', 'too-long');
  else if (supporting.length > 0) values['supporting'] = supporting;
  const people = addressesIn(shownIn(cellOf('assignees')));
  if (people.length > mostPeople) refuse('assignees', 'too-many-people');
  else if (people.length > 0) values['assignees'] = people;
}

function readMoney(cellOf: CellOf, rules: ReadingRules, values: Values, refuse: Refuse): void {
  const named = shownIn(cellOf('currency'));
  const ofColumn = named === '' ? null : isCurrency(named.toUpperCase()) ? named.toUpperCase() : currencyIn(named);
  if (named !== '' && ofColumn === null) refuse('currency', 'unknown-currency');
  const amountOf = (field: 'cost' | 'funded') => {
    const decimal = rules.decimalOf.get(rules.columnOf.get(field) ?? -1) ?? null;
    const reading = amountIn(cellOf(field), decimal);
    if (reading.is === 'asked') refuse(field, 'decimal-asked');
    // A sign that means several currencies is clear where the row or the person says which.
    const isSaid =
      reading.is === 'wrong' && reading.why === 'unclear-currency' && (ofColumn ?? rules.currency) !== null;
    if (isSaid) return amountIn({ text: bareNumber(shownIn(cellOf(field))) }, decimal);
    if (reading.is === 'wrong') refuse(field, reading.why);
    return reading;
  };
  const cost = amountOf('cost');
  if (cost.is === 'amount') {
    const currency = cost.currency ?? ofColumn ?? rules.currency;
    if (currency === null) refuse('cost', 'currency-missing');
    else values['cost'] = { amount: cost.amount, currency };
  }
  const funded = amountOf('funded');
  if (funded.is !== 'amount') return;
  if (cost.is === 'amount' && funded.amount > cost.amount) refuse('funded', 'more-funded-than-cost');
  else values['funded'] = funded.amount;
}

const bareNumber = (text: string) => text.replace(/[^\p{N}.,\s\u066b\u066c\-()]/gu, '').trim();
