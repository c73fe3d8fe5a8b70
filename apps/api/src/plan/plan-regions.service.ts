import { Injectable } from '@nestjs/common';
import type { CommonNeed, CommonNeeds, CountryPlans, NeededAction, RegionPlan, RegionPlans } from '@portal/contracts';
import {
  byLacks,
  cbrnDomains,
  commonNeeds,
  currentVersions,
  isQuiet,
  isRefusal,
  lacksOf,
  notFound,
  planThemes,
  quarterOf,
  type Refusal,
} from '@portal/domain';
import { emptyOf, RegionCountryService, type RegionCountryRow } from '../network/region-country.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { today, toListed, type When } from './plan.queries.js';
import {
  dueOfPlans,
  headlinesOf,
  type NeedRow,
  openNeeds,
  type PlanDueRow,
  sharedWords,
} from './plan-regions.queries.js';

/** A region's countries by what the reader is shown of their plans. */
@Injectable()
export class PlanRegionsService {
  constructor(
    private readonly database: Database,
    private readonly regions: RegionCountryService,
  ) {}

  plans(actor: RequestActor, code: string, withSample: boolean): Promise<RegionPlans | Refusal> {
    return this.database.read(actor, async (tx) => {
      const countries = await this.regions.countriesOf(tx, code);
      if (!countries) return notFound;
      const when = today(tx.now);
      const quarter = quarterOf(when.day);
      const listed = await currentOf(tx, countries, when, withSample);
      const whole = listed.filter(({ sight }) => sight === 'whole').map(({ id }) => id);
      const due = await dueOfPlans(tx, whole, quarter, when.day);
      const dueOf = new Map(due.map((row) => [row.plan_id, row]));
      const items = countries.map((country) => countryOf(country, listed, dueOf, when));
      return {
        items: items.sort((one, other) => byLacks(one.lacks, other.lacks) || one.iso3.localeCompare(other.iso3)),
        asAt: when.day,
        quarter,
        uncovered: uncoveredBy(due, whole.length),
      };
    });
  }

  /** That somebody looked at what is not public is entered before they do. */
  async commonNeeds(actor: RequestActor, code: string, withSample: boolean): Promise<CommonNeeds | Refusal> {
    const found = await this.database.read(actor, async (tx) => {
      const countries = await this.regions.countriesOf(tx, code);
      if (!countries) return notFound;
      const listed = await currentOf(tx, countries, today(tx.now), withSample);
      const seen = listed.filter(({ sight, life }) => sight === 'whole' && life !== 'closed' && life !== 'superseded');
      const plans = seen.map(({ id }) => id);
      const rows = await openNeeds(tx, plans);
      const groups = commonNeeds(rows, await sharedWords(tx, plans));
      const shown = new Map(rows.map((row) => [row.id, row]));
      const items = groups.flatMap((group) => needOf(group, shown));
      const told = new Set(
        items
          .flatMap(({ first, matches }) => [first, ...matches.map(({ action }) => action)])
          .map(({ planId }) => planId),
      );
      const restricted = seen.filter(({ id, visibility }) => visibility !== 'public' && told.has(id));
      return { needs: { items, plans: plans.length }, looked: restricted.map(({ id }) => id) };
    });
    if (isRefusal(found)) return found;
    for (const plan of found.looked) await this.database.witness(actor, 'action_plan', plan);
    return found.needs;
  }
}

/** One version of each plan of these countries, as far as the reader is shown any of it. */
async function currentOf(tx: ReadTransaction, countries: readonly RegionCountryRow[], when: When, withSample: boolean) {
  const names = countries.map(({ iso3 }) => iso3);
  const rows = await headlinesOf(tx, names, when, withSample);
  return currentVersions(rows.map((row) => toListed(row, when.day)));
}

function countryOf(
  country: RegionCountryRow,
  listed: Awaited<ReturnType<typeof currentOf>>,
  dueOf: ReadonlyMap<string, PlanDueRow>,
  { day }: When,
): CountryPlans {
  const { iso3 } = country;
  const plans = listed
    .filter((plan) => plan.iso3 === iso3)
    .map((plan): RegionPlan => {
      const due = dueOf.get(plan.id);
      const isWhole = plan.sight === 'whole';
      return {
        ...plan,
        isQuiet: isQuiet(day, plan),
        dueThisQuarter: isWhole ? (due?.due ?? 0) : null,
        overdue: isWhole ? (due?.overdue ?? 0) : null,
      };
    });
  const empty = plans.length > 0 ? null : emptyOf(country);
  return { iso3, empty, plans, lacks: [...lacksOf(plans, empty)] };
}

function uncoveredBy(due: readonly PlanDueRow[], plans: number): RegionPlans['uncovered'] {
  if (plans === 0) return { plans, themes: [], domains: [] };
  const themes = new Set(due.flatMap((row) => row.themes));
  const domains = new Set(due.flatMap((row) => row.domains));
  return {
    plans,
    themes: planThemes.filter((theme) => !themes.has(theme)),
    domains: cbrnDomains.filter((domain) => !domains.has(domain)),
  };
}

function needOf(
  { first, theme, matches }: ReturnType<typeof commonNeeds>[number],
  shown: ReadonlyMap<string, NeedRow>,
): CommonNeed[] {
  const head = shown.get(first);
  if (!head) return [];
  const found = matches.flatMap(({ id, words, domains, similarity }) => {
    const row = shown.get(id);
    return row ? [{ action: toNeeded(row), words: [...words], domains: [...domains], similarity }] : [];
  });
  const countries = [...new Set([head.iso3, ...found.map(({ action }) => action.iso3)])].sort();
  return [{ theme, countries, first: toNeeded(head), matches: found }];
}

function toNeeded(row: NeedRow): NeededAction {
  return {
    id: row.id,
    planId: row.plan_id,
    iso3: row.iso3,
    reference: row.reference,
    title: row.title,
    domains: [...row.domains],
    phase: row.phase,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    state: row.state,
    sample: row.sample,
  };
}
