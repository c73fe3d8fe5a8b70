import { type Application, type Json, type Said, textOf } from './application.harness.js';

/** What people do with risk assessments, as stories tell it; the portal is asked for when it is there. */
export function risksOn(portal: () => Application) {
  const ask = (
    account: string | null,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT',
    path: string,
    body?: object,
  ) => portal().as(account, method, path, body === undefined ? {} : { body });
  const done = async (asked: Promise<Said>, status: number): Promise<Said> => {
    const said = await asked;
    if (said.status !== status) throw new Error(`${said.status} ${said.text}`);
    return said;
  };
  const method = async (code = 'five-by-five') => {
    const [row] = await portal().owner<{ id: string }>('SELECT id FROM risk_method WHERE code = $1', [code]);
    return row?.id ?? '';
  };
  const person = async (account: string) => {
    const [row] = await portal().owner<{ id: string }>('SELECT id FROM person WHERE email = $1', [
      `${account}@example.org`,
    ]);
    return row?.id ?? '';
  };
  const begin = async (wanted: object = {}, account = 'nfp.mar') =>
    ask(account, 'POST', '/risk-assessments', {
      iso3: 'MAR',
      referenceYear: 2026,
      methodId: await method(),
      language: 'fr',
      scope: 'Le territoire national.',
      ...wanted,
    });
  const begun = async (wanted: object = {}, account = 'nfp.mar') => idOf(await done(begin(wanted, account), 201));
  const read = (id: string, account: string | null = 'nfp.mar') => ask(account, 'GET', `/risk-assessments/${id}`);
  const add = (assessmentId: string, wanted: object = {}, account = 'nfp.mar') =>
    ask(account, 'POST', '/scenarios', {
      assessmentId,
      title: 'Chlore libéré',
      domain: 'C',
      origin: 'accidental',
      ...wanted,
    });
  const added = async (assessmentId: string, wanted: object = {}, account = 'nfp.mar') =>
    idOf(await done(add(assessmentId, wanted, account), 201));
  const scenario = (id: string, account: string | null = 'nfp.mar') => ask(account, 'GET', `/scenarios/${id}`);
  const change = (id: string, body: object, version: number | null = null, account = 'nfp.mar', path = 'scenarios') =>
    portal().as(account, 'PATCH', `/${path}/${id}`, {
      body,
      headers: { 'if-match': version === null ? '*' : `"${version}-"` },
    });
  const name = async (id: string, parts: Readonly<Record<string, string>>, account = 'nfp.mar') => {
    const people = [];
    for (const [who, part] of Object.entries(parts)) people.push({ personId: await person(who), part });
    return ask(account, 'POST', `/risk-assessments/${id}/people`, { people });
  };
  const step = (id: string, act: string, note = '', account = 'nfp.mar') =>
    ask(account, 'POST', `/risk-assessments/${id}/steps`, { act, note });
  /** Rated throughout, sent to review and approved. */
  const approve = async (id: string) => {
    await done(step(id, 'review'), 200);
    return step(id, 'approve');
  };
  return { ask, done, method, person, begin, begun, read, add, added, scenario, change, name, step, approve };
}

/** A judgement of the five-by-five matrix by places from 1. */
export function judged(likelihood: number, impact: number) {
  const step = ['negligible', 'minor', 'moderate', 'major', 'severe'][impact - 1] ?? '';
  return {
    likelihood: ['very-unlikely', 'unlikely', 'possible', 'likely', 'very-likely'][likelihood - 1] ?? '',
    impacts: { people: step, economy: step, environment: step, 'state-and-society': step },
  };
}

/** A whole set of ratings, high today unless said otherwise. */
export const rated = (current = judged(4, 4)) => ({
  ratings: { inherent: judged(5, 5), current, target: judged(1, 2) },
  confidence: 'medium',
});

export function idOf({ body }: Said): string {
  return textOf(body['id']);
}

export function listIn({ body }: Said, name = 'items'): readonly Json[] {
  return Object.values(body[name] ?? {});
}

const inSix = (text: string) => ({ en: text, fr: text, es: text, ru: text, ar: text, zh: text });

/** A method of three by three as it is sent. */
export function methodOf(grid: readonly (readonly (string | null)[])[], more: object = {}) {
  return {
    name: inSix('Three by three'),
    description: inSix('A small one.'),
    likelihood: ['seldom', 'sometimes', 'often'].map((id) => ({ id, label: inSix(id), definition: inSix(id) })),
    impact: ['slight', 'serious', 'grave'].map((id) => {
      const text = inSix(id);
      const definitions = { people: text, economy: text, environment: text, 'state-and-society': text };
      return { id, label: text, definitions };
    }),
    levels: ['low', 'high'].map((id, place) => ({ id, label: inSix(id), ramp: place * 3 + 1, bars: place * 3 + 1 })),
    grid,
    treatFrom: 'high',
    sources: [],
    ...more,
  };
}

export const monotone = [
  ['low', 'low', 'high'],
  ['low', 'high', 'high'],
  ['high', 'high', 'high'],
];
