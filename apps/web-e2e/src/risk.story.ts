import type { APIRequestContext } from '@playwright/test';
import type { RiskAssessment, RiskMethods, Scenario } from '@portal/contracts';
import { expect, read, write } from './portal';

const impacts = { people: 'severe', economy: 'major', environment: 'minor', 'state-and-society': 'minor' };
const high = { likelihood: 'likely', impacts };
const low = { likelihood: 'unlikely', impacts: { ...impacts, people: 'minor', economy: 'minor' } };

/** Mauritania's assessment with so many high risks, each with a page of words; made by its focal point, past the pages. */
export async function assessed(request: APIRequestContext, risks: number): Promise<string> {
  const { items } = await read<RiskMethods>(request, 'risk-methods');
  const { id } = await write<RiskAssessment>(request, 'risk-assessments', {
    iso3: 'MRT',
    referenceYear: 2026,
    methodId: items.find(({ likelihood }) => likelihood.length === 5)?.id,
    language: 'fr',
    scope: 'Le territoire national.',
  });
  for (let place = 1; place <= risks; place += 1) {
    const scenario = await write<Scenario>(request, 'scenarios', {
      assessmentId: id,
      title: `Camion-citerne renversé ${place}`,
      domain: 'C',
      origin: 'accidental',
    });
    const answer = await request.patch(`/api/v1/scenarios/${scenario.id}`, {
      headers: { 'if-match': '*' },
      data: {
        ratings: { inherent: high, current: high, target: low },
        confidence: 'medium',
        narrative: Array.from({ length: 12 }, () => 'Un produit se répand sur la chaussée. '.repeat(6).trim()).join(
          '\n',
        ),
        vulnerabilities: 'Jamais imprimé.',
        controls: [{ what: 'Escorte des convois', effect: 'works-in-part' }],
      },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  }
  return id;
}
