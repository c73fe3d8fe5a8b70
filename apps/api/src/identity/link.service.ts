import { Injectable } from '@nestjs/common';
import { verify } from 'argon2';
import { type LinkAcceptance, NewPassword, type OpenedLink } from '@portal/contracts';
import {
  conflict,
  dayOfInstant,
  forbidden,
  type Instant,
  invalid,
  isOfAnotherCountry,
  isRefusal,
  type Language,
  notFound,
  type Refusal,
  system,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { accountSubject, addressSubject, countTries, freeTries, waitOf } from './attempts.js';
import { nameOf, placeOf } from './grant-offices.queries.js';
import { GrantingService } from './granting.service.js';
import type { InvitationRow } from './invitation.row.js';
import { hashOfToken } from './one-time-link.js';
import { hashPassword } from './password.service.js';
import { scopeOf } from './session.service.js';

interface LinkRow {
  readonly id: string;
  readonly purpose: OpenedLink['purpose'];
  readonly expires_at: Instant;
  readonly invitation_id: string | null;
  /** The account that it is for, where there is one. */
  readonly account_id: string | null;
  readonly name: string;
  readonly address: string;
  readonly language: Language;
}

/** One-time links: looked at as often as one likes, taken up once. Unknown, used and expired are one answer. */
@Injectable()
export class LinkService {
  constructor(
    private readonly database: Database,
    private readonly granting: GrantingService,
  ) {}

  /** What a link is for. */
  async open(token: string, address: string, language: Language): Promise<OpenedLink | Refusal> {
    const opened = await this.database.read(system, async (tx) => {
      const seconds = await waitOf(tx, addressSubject(address), freeTries.address);
      if (seconds > 0) return tooMany(seconds);
      const link = await tx.row<LinkRow>(linkSql, [hashOfToken(token)]);
      return link ? this.describe(tx, link, language) : notFound;
    });
    if (isRefusal(opened)) await this.countMiss(opened, address);
    return opened;
  }

  /** Takes a link up: whose account it is from now on signed in. Two at one instant: the second finds it used. */
  async accept(acceptance: LinkAcceptance, address: string): Promise<string | Refusal> {
    const accepted = await this.database.write<string>(system, async (tx) => {
      const seconds = await waitOf(tx, addressSubject(address), freeTries.address);
      if (seconds > 0) return tooMany(seconds);
      const link = await tx.row<LinkRow>(`${linkSql} FOR UPDATE OF l`, [hashOfToken(acceptance.token)]);
      if (!link) return notFound;
      await tx.rows('UPDATE one_time_link SET used_at = $2 WHERE id = $1', [link.id, tx.now]);
      return link.purpose === 'reset' ? reset(tx, link, acceptance) : this.join(tx, link, acceptance);
    });
    if (isRefusal(accepted)) await this.countMiss(accepted, address);
    return accepted;
  }

  private async describe(tx: ReadTransaction, link: LinkRow, language: Language): Promise<OpenedLink | Refusal> {
    const { purpose, name, address: email, expires_at: expiresAt, invitation_id: invitationId } = link;
    const about = { purpose, name, email, language: link.language, hasAccount: link.account_id !== null, expiresAt };
    const row = invitationId === null ? undefined : await invitationOf(tx, invitationId);
    if (!row) return { ...about, grant: null };
    const scope = scopeOf(row.scope_kind, row.scope);
    const place = await placeOf(tx, scope);
    if (isRefusal(place)) return place;
    const { role, title, since: from, until } = row;
    return { ...about, grant: { role, scope, place: nameOf(place, language), title, from, until } };
  }

  /** Makes the account where there is none, and gives what it was invited to. */
  private async join(tx: Transaction, link: LinkRow, acceptance: LinkAcceptance): Promise<string | Refusal> {
    const row = link.invitation_id === null ? undefined : await invitationOf(tx, link.invitation_id);
    if (!row) return notFound;
    const personId =
      link.account_id === null ? await register(tx, link, acceptance) : await prove(tx, link, acceptance.password);
    if (isRefusal(personId)) return personId;
    if (row.hands_over !== null && (await isElsewhere(tx, personId, row))) return conflict('other-country');
    const settled = await this.granting.settle(tx, system, row, personId);
    return isRefusal(settled) ? settled : personId;
  }

  /** A link that is none, and a wrong password, count as failures to sign in do. */
  private async countMiss(refusal: Refusal, address: string): Promise<void> {
    const isMiss =
      refusal.refused === 'not-found' || (refusal.refused === 'forbidden' && refusal.code === 'current-password');
    if (isMiss) await this.database.write(system, (tx) => countTries(tx, [addressSubject(address)]));
  }
}

/** A link that still holds, with whom it is for. Once an administrator is in office, none makes the first. */
const linkSql = `
  SELECT l.id, l.purpose, l.expires_at, l.invitation_id, coalesce(p.id, a.id) AS account_id,
    coalesce(p.name, i.name) AS name, coalesce(p.email, i.address) AS address, coalesce(p.language, i.language) AS language
  FROM one_time_link l LEFT JOIN invitation i ON i.id = l.invitation_id LEFT JOIN person p ON p.id = l.person_id
  LEFT JOIN person a ON lower(a.email) = lower(i.address)
  WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > now() AND (i.id IS NULL OR i.state = 'open')
    AND (l.purpose <> 'first-administrator' OR NOT app.has_administrator())`;

function tooMany(retryAfterSeconds: number): Refusal {
  return { refused: 'too-many', retryAfterSeconds };
}

function invitationOf(tx: ReadTransaction, id: string): Promise<InvitationRow | undefined> {
  return tx.row<InvitationRow>('SELECT * FROM invitation WHERE id = $1', [id]);
}

async function reset(tx: Transaction, link: LinkRow, { password }: LinkAcceptance): Promise<string | Refusal> {
  const personId = link.account_id;
  if (personId === null) return notFound;
  const kept = await setPassword(tx, personId, password);
  if (isRefusal(kept)) return kept;
  await tx.rows('DELETE FROM session WHERE person_id = $1', [personId]);
  await tx.rows('DELETE FROM sign_in_failure WHERE subject = $1', [accountSubject(link.address)]);
  await tx.rows('UPDATE one_time_link SET used_at = $2 WHERE person_id = $1 AND used_at IS NULL', [personId, tx.now]);
  return personId;
}

async function register(tx: Transaction, link: LinkRow, acceptance: LinkAcceptance): Promise<string | Refusal> {
  const person = await tx.insert<{ id: string }>('person', {
    name: acceptance.name ?? link.name,
    email: link.address,
    language: acceptance.language ?? link.language,
  });
  const kept = await setPassword(tx, person.id, acceptance.password);
  return isRefusal(kept) ? kept : person.id;
}

/** Whoever has an account says so by its password; a closed one, which has none, by asking for a new one first. */
async function prove(tx: ReadTransaction, link: LinkRow, password: string): Promise<string | Refusal> {
  const held = await tx.row<{ password_hash: string }>('SELECT password_hash FROM credential WHERE person_id = $1', [
    link.account_id,
  ]);
  if (link.account_id === null || !held || !(await verify(held.password_hash, password))) {
    return forbidden('current-password');
  }
  return link.account_id;
}

async function setPassword(tx: Transaction, personId: string, password: string): Promise<true | Refusal> {
  if (!NewPassword.safeParse(password).success) return invalid({ pointer: '/password', code: 'password-weak' });
  await tx.rows(
    `INSERT INTO credential (person_id, password_hash) VALUES ($1, $2)
     ON CONFLICT (person_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = now()`,
    [personId, await hashPassword(password)],
  );
  return true;
}

async function isElsewhere(tx: ReadTransaction, personId: string, row: InvitationRow): Promise<boolean> {
  const today = dayOfInstant(tx.now);
  const held = await countryTermsOn(tx, personId, row.since < today ? today : row.since);
  return isOfAnotherCountry(row.scope, held);
}

/** The countries that somebody acts for on a day. */
export async function countryTermsOn(tx: ReadTransaction, personId: string, day: string) {
  const rows = await tx.rows<{ scope: string }>(
    `SELECT scope FROM role_assignment WHERE person_id = $1 AND scope_kind = 'country' AND since <= $2
       AND (until IS NULL OR $2 <= until)`,
    [personId, day],
  );
  return rows.map(({ scope }) => ({ scope: scopeOf('country', scope) }));
}
