/** A risk assessment of Morocco, made by whoever is signed in. */
import { randomUUID } from 'node:crypto';

export const asked = async (portal, cookie, method, path, body) => {
  const answer = await fetch(`${portal.address}/api/v1/${path}`, {
    method,
    headers: { cookie, 'idempotency-key': randomUUID(), 'if-match': '*', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answers ${answer.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text);
};

const judged = (likelihood, impact) => ({
  likelihood,
  impacts: { people: impact, economy: 'minor', environment: 'minor', 'state-and-society': impact },
});

export const narrative =
  'A lorry with a load of an industrial chemical leaves the road where many people live. '.repeat(40);

const methodOf = async (portal, cookie) => {
  const answer = await fetch(`${portal.address}/api/v1/risk-methods`, { headers: { cookie } });
  const { items } = await answer.json();
  return items.find(({ grid }) => grid.length === 5).id;
};

const likelihoods = ['very-unlikely', 'unlikely', 'possible', 'likely', 'very-likely'];
const impacts = ['negligible', 'minor', 'moderate', 'major', 'severe'];

/** Made by the API, since what is sealed is sealed by it; rated all over the square. */
export const makeRisk = async (portal, cookie, count) => {
  const methodId = await methodOf(portal, cookie);
  const body = { iso3: 'MAR', referenceYear: 2026, methodId, language: 'en', scope: 'The whole country.' };
  const { id } = await asked(portal, cookie, 'POST', 'risk-assessments', body);
  const scenarios = [];
  for (let number = 1; number <= count; number += 1) {
    const title = `Scenario ${number} of those that are measured`;
    const made = await asked(portal, cookie, 'POST', 'scenarios', {
      ...{ assessmentId: id, title, domain: 'C', origin: 'accidental' },
    });
    scenarios.push(made.id);
    await asked(portal, cookie, 'PATCH', `scenarios/${made.id}`, {
      narrative,
      setting: 'transport',
      confidence: number % 3 === 0 ? 'low' : 'high',
      ratings: {
        inherent: judged('very-likely', 'severe'),
        current: judged(likelihoods[number % 5], impacts[(number >> 1) % 5]),
      },
    });
  }
  return { id, scenarios };
};
