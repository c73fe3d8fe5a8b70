import type { APIRequestContext } from '@playwright/test';
import type { RiskAssessment, RiskMethods, Scenario } from '@portal/contracts';
import { expect, read, write } from './portal';

/** A judgement by places from 1 on the square of five by five. */
export function judged(likelihood: number, impact: number) {
  const step = ['negligible', 'minor', 'moderate', 'major', 'severe'][impact - 1] ?? '';
  return {
    likelihood: ['very-unlikely', 'unlikely', 'possible', 'likely', 'very-likely'][likelihood - 1] ?? '',
    impacts: { people: step, economy: step, environment: step, 'state-and-society': step },
  };
}

/** What the page of a scenario does, past the page. */
export async function rate(request: APIRequestContext, id: string, current: ReturnType<typeof judged>): Promise<void> {
  const answer = await request.patch(`/api/v1/scenarios/${id}`, {
    headers: { 'If-Match': '*' },
    data: { ratings: { inherent: judged(5, 5), current, target: judged(1, 2) }, confidence: 'medium' },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** An empty scenario. */
export async function added(request: APIRequestContext, assessmentId: string, title: string): Promise<string> {
  const input = { assessmentId, title, domain: 'C', origin: 'accidental' };
  return (await write<Scenario>(request, 'scenarios', input)).id;
}

/** Sends it to peer review, and approves it. */
export async function approve(request: APIRequestContext, id: string): Promise<void> {
  for (const act of ['review', 'approve']) await write(request, `risk-assessments/${id}/steps`, { act });
}

/** A draft by the method of five by five. */
export async function begun(request: APIRequestContext, iso3: string): Promise<string> {
  const { items } = await read<RiskMethods>(request, 'risk-methods');
  const methodId = items.find(({ likelihood }) => likelihood.length === 5)?.id ?? '';
  const input = { iso3, referenceYear: 2025, methodId, language: 'en', scope: 'The whole territory.' };
  return (await write<RiskAssessment>(request, 'risk-assessments', input)).id;
}

/** An approved assessment of three scenarios, and a next version in which one moved, one is new and one has gone. */
export async function twoVersions(
  request: APIRequestContext,
  iso3: string,
): Promise<{ first: string; second: string }> {
  const first = await begun(request, iso3);
  for (const [title, current] of [
    ['Lorry of chlorine overturns', judged(4, 4)],
    ['Pesticide sold as another', judged(3, 3)],
    ['Store of fuels burns', judged(2, 2)],
  ] as const) {
    await rate(request, await added(request, first, title), current);
  }
  await approve(request, first);
  const next = await write<RiskAssessment>(request, `risk-assessments/${first}/next-version`, { referenceYear: 2026 });
  const { scenarioList } = await read<{ scenarioList: readonly { id: string; title: string }[] }>(
    request,
    `risk-assessments/${next.id}`,
  );
  const idOf = (title: string) => scenarioList.find((each) => each.title === title)?.id ?? '';
  await rate(request, idOf('Lorry of chlorine overturns'), judged(2, 3));
  const gone = await request.delete(`/api/v1/scenarios/${idOf('Store of fuels burns')}`);
  expect(gone.status()).toBe(204);
  await rate(request, await added(request, next.id, 'Gas leaks at a works'), judged(3, 4));
  return { first, second: next.id };
}
