import { addDays } from '@portal/domain';
import { type Application, type Json, type Said, textOf } from './application.harness.js';

/** What people do with action plans, as stories tell it; the portal is asked for when it is there. */
export function plansOn(portal: () => Application) {
  const today = new Date().toISOString().slice(0, 10);
  const day = (offset: number) => addDays(today, offset);
  const ask = (account: string | null, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
    portal().as(account, method, path, body === undefined ? {} : { body });
  const done = async (asked: Promise<Said>, status: number): Promise<Said> => {
    const said = await asked;
    if (said.status !== status) throw new Error(`${said.status} ${said.text}`);
    return said;
  };
  const begin = (wanted: object = {}, account = 'nfp.mar') =>
    ask(account, 'POST', '/action-plans', {
      kind: 'national',
      iso3: 'MAR',
      tier: 'strategic',
      title: 'Plan 2026-2030',
      language: 'en',
      startsOn: day(-400),
      endsOn: day(600),
      ...wanted,
    });
  const begun = (wanted: object = {}, account = 'nfp.mar') => done(begin(wanted, account), 201);
  const read = (id: string, account: string | null = 'nfp.mar', query = '') =>
    ask(account, 'GET', `/action-plans/${id}?${query}`);
  const fill = (id: string, contents: object, account = 'nfp.mar') =>
    ask(account, 'POST', `/action-plans/${id}/contents`, contents);
  /** A plan of one objective with so many actions, each by its key. */
  const filled = async (keys: readonly string[], each: object = {}, wanted: object = {}, account = 'nfp.mar') => {
    const plan = await begun(wanted, account);
    const actions = keys.map((key) => ({ key, title: `Action ${key}`, ...each }));
    return done(
      fill(idIn(plan), { objectives: [{ title: 'Detection', theme: 'detection-trafficking', actions }] }, account),
      201,
    );
  };
  const step = (id: string, body: object, account = 'nfp.mar') =>
    ask(account, 'POST', `/action-plans/${id}/steps`, body);
  const adopt = async (id: string, body: object = {}, account = 'nfp.mar') => {
    await done(step(id, { step: 'draft' }, account), 200);
    await done(step(id, { step: 'review' }, account), 200);
    return step(id, { step: 'adopt', adoptedOn: day(-1), instrument: 'Decree 2026-031', ...body }, account);
  };
  const change = (id: string, body: object, version: number | null, account = 'nfp.mar', path = 'actions') =>
    portal().as(account, 'PATCH', `/${path}/${id}`, {
      body,
      headers: version === null ? {} : { 'if-match': `"${version}-"` },
    });
  const report = (actionId: string, body: object, account = 'nfp.mar') =>
    ask(account, 'POST', '/progress-reports', { actionId, ...body });
  const grant = (planId: string, to: object, sight = 'whole', more: object = {}, account = 'nfp.mar') =>
    ask(account, 'POST', '/plan-grants', { planId, to, sight, ...more });
  return { day, ask, done, begin, begun, read, fill, filled, step, adopt, change, report, grant };
}

export function idIn({ body }: Said): string {
  return textOf(body['id']);
}

/** The actions of a whole plan, in their order. */
export function actionsIn({ body }: Said): readonly Json[] {
  return Object.values(body['actions'] ?? {});
}

/** The id of the action in this place. */
export function actionIn(said: Said, place = 0): string {
  return textOf(actionsIn(said)[place]?.['id']);
}

/** `/due due-outside-round`, for each value that was refused. */
export function wrongIn({ body }: Said): readonly string[] {
  return Object.values(body['errors'] ?? {}).map((each) => `${textOf(each['pointer'])} ${textOf(each['code'])}`);
}

/** `409 frozen`: the status and the code of a problem. */
export function refusedBy({ status, body }: Said): string {
  return `${status} ${textOf(body['code'])}`;
}
