import { createHash, randomBytes } from 'node:crypto';
import type { OpenedLink } from '@portal/contracts';
import type { Transaction } from '../platform/database/transaction.js';

type Purpose = OpenedLink['purpose'];

/** How long each kind of link holds. */
const lifetimes: Readonly<Record<Purpose, string>> = {
  invitation: '7 days',
  'first-administrator': '7 days',
  reset: '30 minutes',
};

/** The page that takes each kind of link up. */
const pages: Readonly<Record<Purpose, string>> = {
  invitation: '/invitation',
  'first-administrator': '/invitation',
  reset: '/reset',
};

/** A link as it goes out, and until when it holds. */
export interface MadeLink {
  readonly path: string;
  readonly expiresAt: string;
}

/** Whom a link is for: an account, or whoever an invitation invites. */
export type LinkOwner = { readonly personId: string } | { readonly invitationId: string };

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The path of a link. The token stands in the fragment, which a browser sends to nobody. */
export function pathOf(purpose: Purpose, token: string, language: string): string {
  return `${pages[purpose]}?lang=${language}#${token}`;
}

/** Makes a link; one that was made before for the same holds no longer. Only its hash is kept. Acts as the system. */
export function makeLink(tx: Transaction, purpose: Purpose, owner: LinkOwner, language: string): Promise<MadeLink> {
  const token = randomBytes(32).toString('base64url');
  const [column, id] =
    'personId' in owner ? (['person_id', owner.personId] as const) : (['invitation_id', owner.invitationId] as const);
  return tx.derive(async () => {
    await tx.rows(`UPDATE one_time_link SET used_at = now() WHERE ${column} = $1 AND used_at IS NULL`, [id]);
    const made = await tx.row<{ expires_at: string }>(
      `INSERT INTO one_time_link (token_hash, purpose, ${column}, expires_at)
       VALUES ($1, $2, $3, now() + $4::interval) RETURNING expires_at`,
      [hashOfToken(token), purpose, id, lifetimes[purpose]],
    );
    if (!made) throw new Error('a link that was just made is not there');
    return { path: pathOf(purpose, token, language), expiresAt: made.expires_at };
  });
}
