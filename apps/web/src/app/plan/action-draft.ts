import type { Action, ActionInput, ActionPatch, Problem } from '@portal/contracts';
import type { ActionPhase, ActionPriority, CbrnDomain, FundingState, obligations } from '@portal/domain';
import { isCurrency } from '@portal/domain';
import { changedFields } from '../ui/changed-fields';
import { readAmount } from './plan-cells';

/** What the form of an action holds, as it was typed. */
export interface ActionDraft {
  readonly objectiveId: string;
  readonly title: string;
  readonly description: string;
  readonly domains: readonly CbrnDomain[];
  readonly phase: ActionPhase | '';
  readonly priority: ActionPriority;
  readonly lead: string;
  /** One institution a line. */
  readonly supporting: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly amount: string;
  readonly currency: string;
  readonly funding: FundingState;
  readonly source: string;
  readonly funded: string;
  readonly indicator: string;
  readonly target: string;
  readonly answersTo: readonly (typeof obligations)[number][];
  readonly supportRequested: string;
  readonly dependsOn: readonly string[];
}

export const draftFields = [
  'objectiveId',
  'title',
  'description',
  'domains',
  'phase',
  'priority',
  'lead',
  'supporting',
  'startsOn',
  'endsOn',
  'amount',
  'currency',
  'funding',
  'source',
  'funded',
  'indicator',
  'target',
  'answersTo',
  'supportRequested',
  'dependsOn',
] as const satisfies readonly (keyof ActionDraft)[];
export type DraftField = (typeof draftFields)[number];
export type DraftProblems = Readonly<Partial<Record<DraftField, string>>>;

/** What was written, with what stood in the form before it. */
export interface KeptActionDraft {
  readonly before: ActionDraft;
  readonly draft: ActionDraft;
}

/** What was written on an earlier visit, over what stands now: fields that were not touched are as they are now. */
export function restored({ before, draft }: KeptActionDraft, now: ActionDraft): ActionDraft {
  return { ...now, ...changedFields(draft, before) };
}

export function draftOf(action: Action): ActionDraft {
  const { cost, funding, phase, supporting } = action;
  const { objectiveId, title, description, domains, priority, lead, startsOn, endsOn } = action;
  const { indicator, target, answersTo, supportRequested, dependsOn } = action;
  return {
    ...{ objectiveId, title, description, domains, priority, lead, startsOn, endsOn },
    ...{ indicator, target, answersTo, supportRequested, dependsOn },
    phase: phase ?? '',
    supporting: supporting.join('\n'),
    amount: cost ? String(cost.amount) : '',
    currency: cost?.currency ?? '',
    funding: funding.state,
    source: funding.source,
    funded: funding.funded === null ? '' : String(funding.funded),
  };
}

export function freshDraft(objectiveId: string, period: Pick<Action, 'startsOn' | 'endsOn'>): ActionDraft {
  return {
    objectiveId,
    title: '',
    description: '',
    domains: [],
    phase: '',
    priority: 'medium',
    lead: '',
    supporting: '',
    startsOn: period.startsOn,
    endsOn: period.endsOn,
    amount: '',
    currency: '',
    funding: 'none',
    source: '',
    funded: '',
    indicator: '',
    target: '',
    answersTo: [],
    supportRequested: '',
    dependsOn: [],
  };
}

/** What is missing or cannot be read; each with the key of its sentence. */
export function problemsOfDraft(draft: ActionDraft): DraftProblems {
  const amount = draft.amount.trim() === '' ? null : readAmount(draft.amount);
  const funded = draft.funding !== 'partly' || draft.funded.trim() === '' ? null : readAmount(draft.funded);
  const currency = draft.currency.trim().toUpperCase();
  return {
    ...(draft.objectiveId === '' ? { objectiveId: 'wrong.objective' } : {}),
    ...(draft.title.trim() === '' ? { title: 'cell.empty' } : {}),
    ...(draft.startsOn === '' ? { startsOn: 'cell.not-a-day' } : {}),
    ...(draft.endsOn === '' ? { endsOn: 'cell.not-a-day' } : {}),
    ...(draft.startsOn !== '' && draft.endsOn !== '' && draft.startsOn > draft.endsOn
      ? { endsOn: 'cell.ends-before' }
      : {}),
    ...(amount && 'error' in amount ? { amount: `cell.${amount.error}` } : {}),
    ...(amount && currency === '' ? { currency: 'cell.currency-missing' } : {}),
    ...(currency !== '' && !isCurrency(currency) ? { currency: 'cell.currency-unknown' } : {}),
    ...(funded && 'error' in funded ? { funded: `cell.${funded.error}` } : {}),
  };
}

export function firstOf(problems: DraftProblems): DraftField | undefined {
  return draftFields.find((field) => problems[field] !== undefined);
}

/** What is sent for a new action; only of a draft in which nothing is wrong. */
export function actionInput(draft: ActionDraft): ActionInput {
  const amount = amountOf(draft.amount);
  const lines = draft.supporting.split('\n').map((line) => line.trim());
  return {
    objectiveId: draft.objectiveId,
    title: draft.title.trim(),
    description: draft.description.trim(),
    domains: [...draft.domains],
    phase: draft.phase === '' ? null : draft.phase,
    priority: draft.priority,
    lead: draft.lead.trim(),
    supporting: lines.filter((line) => line !== ''),
    startsOn: draft.startsOn,
    endsOn: draft.endsOn,
    cost: amount === null ? null : { amount, currency: draft.currency.trim().toUpperCase() },
    funding: {
      state: draft.funding,
      source: draft.source.trim(),
      funded: draft.funding === 'partly' ? amountOf(draft.funded) : null,
    },
    indicator: draft.indicator.trim(),
    target: draft.target.trim(),
    answersTo: [...draft.answersTo],
    supportRequested: draft.supportRequested.trim(),
    dependsOn: [...draft.dependsOn],
  };
}

function amountOf(text: string): number | null {
  const read = text.trim() === '' ? null : readAmount(text);
  return read && 'amount' in read ? read.amount : null;
}

/** What the form changes of an action: only these fields are sent, so that what others saved meanwhile stays. */
export function patchOf(before: ActionDraft, draft: ActionDraft): ActionPatch {
  const [was, is] = [Object.entries(actionInput(before)), new Map<string, unknown>(Object.entries(actionInput(draft)))];
  const changed = was.filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(is.get(field)));
  return Object.fromEntries(changed.map(([field]) => [field, is.get(field)]));
}

/** What the server said, by field of the form; what has none stands in `rest`, with the names of a circle. */
export function saidOfAction({ detail, pointer, errors = [], involved = [] }: Problem): {
  readonly fields: DraftProblems;
  readonly rest: string;
} {
  const told = pointer === undefined ? errors : [{ pointer, detail }, ...errors];
  const fields: Partial<Record<DraftField, string>> = {};
  for (const each of told) {
    const [, name = '', part] = each.pointer.split('/');
    const inForm = name === 'cost' ? (part === 'currency' ? 'currency' : 'amount') : name === 'funding' ? part : name;
    const field = draftFields.find((known) => known === (inForm === 'state' ? 'funding' : inForm));
    if (field) fields[field] ??= each.detail;
  }
  const circle = involved.length > 0 ? ` ${involved.join(' → ')}` : '';
  if (circle !== '') fields.dependsOn = `${fields.dependsOn ?? detail}${circle}`;
  return { fields, rest: Object.keys(fields).length > 0 ? '' : detail };
}
