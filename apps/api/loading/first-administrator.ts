import { randomBytes } from 'node:crypto';
import { hashOfToken, pathOf } from '../src/identity/one-time-link.js';
import type { Owner } from './owner.js';

const language = 'en';
const form = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * Invites the first administrator and answers the link, good for 7 days; a former one that nobody took up holds no
 * longer. Throws where one is in office: from then on administrators invite each other in the portal.
 *
 * @param address of the portal, without a slash at its end
 */
export async function inviteFirstAdministrator(
  owner: Owner,
  email: string | undefined,
  address: string,
): Promise<string> {
  if (!email || email.length > 254 || !form.test(email)) {
    throw new Error('Say whom to invite: npm run administrator -- name@example.org');
  }
  // One at a time: a second command waits, and its link takes the place of the first.
  await owner.rows(`SELECT pg_advisory_xact_lock(hashtextextended('administrators', 0))`);
  const [row] = await owner.rows<{ has: boolean }>('SELECT app.has_administrator() AS has');
  if (row?.has) {
    throw new Error('An administrator is in office already: they invite further ones under "People" in the portal.');
  }
  await owner.rows(
    `UPDATE invitation SET state = 'revoked', ended_at = now(), version = version + 1
     WHERE state = 'open' AND invited_by IS NULL`,
  );
  const token = randomBytes(32).toString('base64url');
  await owner.rows(
    `WITH made AS (
       INSERT INTO invitation (address, name, language, role, scope_kind, scope, since, state, needs_confirmation, link_until)
       VALUES ($1, $1, $2, 'administrator', 'system', 'system', app.today(), 'open', false, now() + interval '7 days')
       RETURNING id, link_until)
     INSERT INTO one_time_link (token_hash, purpose, invitation_id, expires_at)
     SELECT $3, 'first-administrator', id, link_until FROM made`,
    [email, language, hashOfToken(token)],
  );
  return `${address}${pathOf('first-administrator', token, language)}`;
}
