import type { Action } from '@portal/contracts';
import {
  actionPriorities,
  type ActionPriority,
  actionStates,
  type ActionState,
  type CbrnDomain,
  cbrnDomains,
  type FundingState,
  fundingStates,
} from '@portal/domain';

/** What the actions are narrowed to, as the address has it; anything that is no choice counts as none. */
export interface PlanFilter {
  readonly q: string;
  readonly domains: readonly CbrnDomain[];
  readonly states: readonly ActionState[];
  readonly priority: ActionPriority | null;
  readonly lead: string;
  readonly funding: FundingState | null;
  readonly overdue: boolean;
}

export const noFilter: PlanFilter = {
  q: '',
  domains: [],
  states: [],
  priority: null,
  lead: '',
  funding: null,
  overdue: false,
};

/** How the plan is shown: as a table of all fields, as a board by state, or along time. */
export const planViews = ['gantt', 'table', 'board'] as const;
export type PlanView = (typeof planViews)[number];

type Address = Readonly<Record<string, string | null | undefined>>;

export function viewFrom(asked: string | null | undefined): PlanView {
  return planViews.find((view) => view === asked) ?? 'gantt';
}

export function filterFrom(address: Address): PlanFilter {
  return {
    q: (address['q'] ?? '').slice(0, 200),
    domains: chosen(cbrnDomains, address['domain']),
    states: chosen(actionStates, address['state']),
    priority: chosen(actionPriorities, address['priority'])[0] ?? null,
    lead: (address['lead'] ?? '').slice(0, 200),
    funding: chosen(fundingStates, address['funding'])[0] ?? null,
    overdue: address['overdue'] === 'yes',
  };
}

function chosen<T extends string>(all: readonly T[], asked: string | null | undefined): readonly T[] {
  const wanted = new Set((asked ?? '').split(','));
  return all.filter((each) => wanted.has(each));
}

/** The filter as it stands in the address; null takes a name out of it. */
export function addressOf({ q, domains, states, priority, lead, funding, overdue }: PlanFilter) {
  return {
    q: q.trim() === '' ? null : q,
    domain: domains.length === 0 ? null : domains.join(','),
    state: states.length === 0 ? null : states.join(','),
    priority,
    lead: lead === '' ? null : lead,
    funding,
    overdue: overdue ? 'yes' : null,
  };
}

export function isNarrowed(filter: PlanFilter): boolean {
  return Object.values(addressOf(filter)).some((value) => value !== null);
}

/** Letters without their marks, so that "securite" finds "sécurité". */
function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** The actions that match; each word of the search stands somewhere in what an action says of itself. */
export function matching(actions: readonly Action[], filter: PlanFilter): readonly Action[] {
  const words = plain(filter.q).split(/\s+/).filter(Boolean);
  return actions.filter((action) => {
    const { domains, states, priority, lead, funding, overdue } = filter;
    if (overdue && !action.isOverdue) return false;
    if (states.length > 0 && !states.includes(action.state)) return false;
    if (priority !== null && action.priority !== priority) return false;
    if (lead !== '' && action.lead !== lead) return false;
    if (funding !== null && action.funding.state !== funding) return false;
    if (domains.length > 0 && !domains.some((domain) => action.domains.includes(domain))) return false;
    if (words.length === 0) return true;
    const said = plain([action.number, action.reference, action.title, action.lead, action.description].join(' '));
    return words.every((word) => said.includes(word));
  });
}

/** The lead institutions of the plan, each once, in the reader's order. */
export function leadsOf(actions: readonly Action[], collator: Intl.Collator): readonly string[] {
  const leads = new Set(actions.map(({ lead }) => lead).filter((lead) => lead !== ''));
  return [...leads].sort((one, other) => collator.compare(one, other));
}
