import type { CommonNeed, PlanContents } from '@portal/contracts';
import { type CbrnDomain, cbrnDomains, type PlanTheme } from '@portal/domain';

type Objective = PlanContents['objectives'][number];

/** Words that the new actions need, in the reader's language. */
export interface NeedWords {
  themeName(this: void, theme: PlanTheme): string;
  /** Whose need it is, with the actions that stand behind it. */
  origin(this: void, need: CommonNeed): string;
}

/** An objective for each theme, and in it an action for each need: what the countries' own actions have in common. */
export function contentsOfNeeds(needs: readonly CommonNeed[], { themeName, origin }: NeedWords): PlanContents {
  const objectives = new Map<PlanTheme, Objective>();
  for (const need of needs) {
    const { theme, first } = need;
    const objective = objectives.get(theme) ?? { title: themeName(theme), theme, actions: [] };
    objectives.set(theme, objective);
    objective.actions.push({
      title: first.title,
      description: origin(need),
      domains: domainsOf(need),
      phase: first.phase,
      priority: 'medium',
      lead: '',
      supporting: [],
      cost: null,
      funding: { state: 'none', source: '', funded: null },
      indicator: '',
      target: '',
      answersTo: [],
      supportRequested: '',
      dependsOn: [],
    });
  }
  return { objectives: [...objectives.values()] };
}

function domainsOf({ first, matches }: CommonNeed): CbrnDomain[] {
  const named = new Set([...first.domains, ...matches.flatMap(({ action }) => action.domains)]);
  return cbrnDomains.filter((domain) => named.has(domain));
}
