import { type Application, type Json, type Said, textOf } from './application.harness.js';

export type Line = Readonly<Record<string, unknown>>;

export const aLine: Line = { indicator: 'risk-assessment', level: 'completed', effectiveOn: '2026-03-01' };

/** What people do with reports, as stories tell it; the portal is asked for when it is there. */
export function reportingOn(portal: () => Application) {
  const focalPointOf = (iso3: string) => `nfp.${iso3.toLowerCase()}`;
  const draft = (iso3: string, lines: readonly Line[], account = focalPointOf(iso3)) =>
    portal().as(account, 'POST', `/countries/${iso3}/updates`, { body: { lines } });
  const act = (account: string, said: Said, name: 'send' | 'withdraw') =>
    portal().as(account, 'POST', `/updates/${textOf(said.body['id'])}/${name}`);
  const send = async (iso3: string, lines: readonly Line[]) =>
    act(focalPointOf(iso3), await draft(iso3, lines), 'send');
  const decide = (account: string, id: string, body: object = { decision: 'validated' }) =>
    portal().as(account, 'POST', `/claims/${id}/decision`, { body });
  const retract = (account: string, id: string, body: object = {}) =>
    portal().as(account, 'POST', `/claims/${id}/retraction`, { body });
  const entryOf = async (iso3: string, indicator: string, query = '', account: string | null = null) => {
    const { body } = await portal().as(account, 'GET', `/countries/${iso3}?${query}`);
    return Object.values(body['status'] ?? {}).find((entry) => textOf(entry['indicator']) === indicator);
  };
  const now = async () => {
    const [row] = await portal().owner<{ now: string }>('SELECT clock_timestamp() AS now');
    return row?.now ?? '';
  };
  const report = async (iso3: string, lines: readonly Line[], secretariat: string) => {
    const sent = await send(iso3, lines);
    const decided = await decide(secretariat, idOf(sent));
    if (decided.status !== 200) throw new Error(`not validated: ${decided.text}`);
    return sent;
  };
  return { draft, act, send, decide, retract, entryOf, now, report };
}

/** The id of a line's claim. */
export function idOf(said: Said, place = 0): string {
  return textOf(said.body['lines']?.[place]?.['id']);
}

export function itemsOf(body: Json): readonly Json[] {
  return Object.values(body['items'] ?? {});
}
