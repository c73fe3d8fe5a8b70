import type { Application, Json, Said } from './application.harness.js';
import { idOf, judged, listIn, risksOn } from './risk.harness.js';

/** Who scores: the focal point, the team member, and two more of the team. */
export const scorers = ['nfp.mar', 'member.mar', 'nfp.uga', 'nfp.ken'] as const;
export const rationale = 'Parce que le dépôt de Zagora est ouvert';

/** What people do in scoring rounds, as stories tell it; the portal is asked for when it is there. */
export function scoringOn(portal: () => Application) {
  const risks = risksOn(portal);
  const { ask, done, begun, name } = risks;
  /** Two focal points of other countries are of this team too. */
  const gathered = () =>
    portal().owner(`INSERT INTO role_assignment (person_id, role, scope_kind, scope, since)
      SELECT id, 'team-member', 'country', 'MAR', app.today() FROM person
      WHERE email IN ('nfp.uga@example.org', 'nfp.ken@example.org')`);
  const begunWith = async (...who: readonly string[]): Promise<string> => {
    const id = await begun();
    await done(name(id, Object.fromEntries(who.map((each) => [each, 'scorer']))), 200);
    return id;
  };
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const open = (scenarioId: string, wanted: object = {}, account = 'nfp.mar') =>
    ask(account, 'POST', '/scoring-rounds', { scenarioId, closesAt: inDays(3), ...wanted });
  const opened = async (scenarioId: string, wanted: object = {}) => idOf(await done(open(scenarioId, wanted), 201));
  const score = (account: string, roundId: string, judgement = judged(3, 3), wanted: object = {}) =>
    ask(account, 'PUT', '/scores', { roundId, judgement, confidence: 'medium', version: 0, ...wanted });
  const close = (id: string, reason = '', account = 'nfp.mar') =>
    ask(account, 'POST', `/scoring-rounds/${id}/closing`, { reason });
  const agree = (id: string, wanted: object = {}, account = 'nfp.mar') =>
    ask(account, 'POST', `/scoring-rounds/${id}/agreement`, {
      ...{ judgement: judged(4, 4), reason: 'Après discussion.', confidence: 'medium', ...wanted },
    });
  const explain = (id: string, account: string, words = 'J’ai vu le dépôt.') =>
    ask(account, 'POST', `/scores/${id}/explanation`, { words });
  const rounds = (scenarioId: string, account: string | null = 'nfp.mar') =>
    ask(account, 'GET', `/scoring-rounds?scenario=${scenarioId}`);
  const first = (said: Said): Json | undefined => listIn(said)[0];
  /** All four score: three alike, one far from them. */
  const scoredBy = async (id: string) => {
    for (const account of scorers.slice(0, 3)) await done(score(account, id, judged(2, 2)), 200);
    return idOf(await done(score('nfp.ken', id, judged(5, 2), { rationale }), 200));
  };
  return { ...risks, gathered, begunWith, inDays, open, opened, score, close, agree, explain, rounds, first, scoredBy };
}
