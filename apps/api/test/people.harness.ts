import { addDays, dayOfInstant } from '@portal/domain';
import { type Application, type Said, textOf } from './application.harness.js';

export const today = dayOfInstant(new Date().toISOString());
export const tomorrow = addDays(today, 1);
export const aPassword = 'three plain words';

const places: Readonly<Record<string, object>> = {
  'team-member': { kind: 'country', iso3: 'MAR' },
  'focal-point': { kind: 'country', iso3: 'MAR' },
  secretariat: { kind: 'region', code: 'AAF' },
  coordinator: { kind: 'network' },
  observer: { kind: 'network' },
  administrator: { kind: 'system' },
};

let count = 0;
/** An address that nobody has yet. */
export function anAddress(): string {
  count += 1;
  return `somebody.${count}@example.net`;
}

/** What people do to come to an office, as stories tell it; the portal is asked for when it is there. */
export function peopleOn(portal: () => Application) {
  const grant = (role: string, more: object = {}) => ({
    email: anAddress(),
    name: 'Somebody New',
    language: 'fr',
    role,
    scope: places[role],
    ...(role === 'secretariat' ? { title: 'staff' } : {}),
    from: today,
    ...more,
  });
  const invite = (account: string, role: string, more: object = {}) =>
    portal().as(account, 'POST', '/invitations', { body: grant(role, more) });
  const act = (account: string, said: Said, name: 'confirm' | 'revoke' | 'send-again') =>
    portal().as(account, 'POST', `/invitations/${textOf(said.body['id'])}/${name}`);
  /** The token of the last link that went to an address, as it stands in the mail. */
  const tokenTo = async (address: string): Promise<string> => {
    const [mail] = await portal().owner<{ text: string }>(
      'SELECT text FROM mail_content WHERE address = $1 ORDER BY mail_id DESC LIMIT 1',
      [address],
    );
    return /#([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
  };
  const open = (token: string) => portal().as(null, 'POST', '/links/open', { body: { token } });
  const accept = (token: string, more: object = {}) =>
    portal().as(null, 'POST', '/links/accept', { body: { token, password: aPassword, ...more } });
  const handOver = (account: string, iso3: string, email: string, on = tomorrow) =>
    portal().as(account, 'POST', `/countries/${iso3}/handover`, {
      body: { to: { email, name: 'The Successor', language: 'fr' }, on },
    });
  /** A request with the session that an answer began. */
  const withSession = (said: Said, method: 'GET' | 'POST', path: string, body?: object) =>
    portal().as(null, method, path, {
      ...(body ? { body } : {}),
      headers: {
        cookie:
          textOf(said.headers['set-cookie'])
            .replace(/^\["|^"/, '')
            .split(';')[0] ?? '',
      },
    });
  const termOf = async (account: string, role: string, scope: string) => {
    const [row] = await portal().owner<{ id: string; since: string; until: string | null; version: number }>(
      `SELECT a.id, a.since::text, a.until::text, a.version FROM role_assignment a JOIN person p ON p.id = a.person_id
       WHERE p.email = $1 AND a.role = $2 AND a.scope = $3 ORDER BY a.since DESC LIMIT 1`,
      [account.includes('@') ? account : `${account}@example.org`, role, scope],
    );
    if (!row) throw new Error(`${account} holds no such term`);
    return row;
  };
  const end = (account: string, term: { readonly id: string; readonly version: number }, until: string) =>
    portal().as(account, 'PATCH', `/role-assignments/${term.id}`, {
      body: { until },
      headers: { 'if-match': `"${term.version}-"` },
    });
  return { invite, act, tokenTo, open, accept, handOver, withSession, termOf, end };
}
