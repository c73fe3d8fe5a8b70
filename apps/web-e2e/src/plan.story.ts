import type { WholePlan } from '@portal/contracts';
import { type APIRequestContext, expect } from '@playwright/test';
import { write } from './portal';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** A plan of a country's own, begun past the page by whoever is signed in, with an objective of three actions. */
export async function planBegun(request: APIRequestContext, iso3: string, title: string): Promise<WholePlan> {
  const action = { lead: 'Customs', startsOn: day(-300), endsOn: day(60), domains: ['C'] };
  const contents = {
    objectives: [
      {
        title: 'Detection and trafficking',
        theme: 'detection-trafficking',
        actions: [
          { ...action, key: 'kits', title: 'Border kits bought', priority: 'high' },
          { ...action, title: 'Kits in use at crossings', endsOn: day(-12), dependsOn: ['kits'] },
          { ...action, title: 'Joint border exercise', domains: ['R', 'N'], lead: 'Defence' },
        ],
      },
    ],
  };
  return write<WholePlan>(request, 'action-plans', {
    kind: 'national',
    iso3,
    tier: 'strategic',
    title,
    language: 'en',
    startsOn: day(-400),
    endsOn: day(600),
    begin: { with: 'contents', contents },
  });
}

/** An action of the plan by its title. */
export function actionOf(plan: WholePlan, title: string): WholePlan['actions'][number] {
  const found = plan.actions.find((action) => action.title === title);
  expect(found, title).toBeDefined();
  return found as WholePlan['actions'][number];
}
