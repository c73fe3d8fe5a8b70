import type { ActionPatch } from '@portal/contracts';
import type { ActionRow } from './action.queries.js';

/** Fields of an action that are columns of its row. */
export type ActionFields = Omit<ActionPatch, 'objectiveId' | 'after' | 'dependsOn'>;

/** The same with all of it said. */
export type SaidAction = { [Field in keyof ActionFields]-?: Exclude<ActionFields[Field], undefined> };

/** The columns of what is said; what is left out is none of them. */
export function columnsOf(fields: ActionFields): Readonly<Record<string, unknown>> {
  const { cost, funding, startsOn, endsOn, answersTo, supportRequested, ...same } = fields;
  return withoutUndefined({
    ...same,
    starts_on: startsOn,
    ends_on: endsOn,
    cost: cost === undefined ? undefined : (cost?.amount ?? null),
    currency: cost === undefined ? undefined : (cost?.currency ?? null),
    funding: funding?.state,
    funding_source: funding?.source,
    funded: funding === undefined ? undefined : funding.funded,
    answers_to: answersTo,
    support_requested: supportRequested,
  });
}

function withoutUndefined(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** All that an action says, as a patch would say it. */
export function fieldsOf(row: ActionRow): SaidAction {
  return {
    title: row.title,
    description: row.description,
    domains: [...row.domains],
    phase: row.phase,
    priority: row.priority,
    lead: row.lead,
    supporting: [...row.supporting],
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    cost: row.cost === null || row.currency === null ? null : { amount: row.cost, currency: row.currency },
    funding: { state: row.funding, source: row.funding_source, funded: row.funded },
    indicator: row.indicator,
    target: row.target,
    answersTo: [...row.answers_to],
    supportRequested: row.support_requested,
  };
}
