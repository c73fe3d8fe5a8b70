import { Injectable } from '@nestjs/common';
import { conflict, forbidden, isRefusal, notFound, type Refusal } from '@portal/domain';
import { PasswordService } from '../identity/password.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import { forgetMembers } from '../team/erasing.service.js';

/**
 * Forgets a person with an account: name, address, password, sessions, mails, notices, calendar addresses, nominations
 * and needs go; what they did in office stays under the office's role, scope and days (domain.md, Status: who sent and
 * who decided is kept for ever).
 */
@Injectable()
export class AccountErasingService {
  constructor(
    private readonly database: Database,
    private readonly passwords: PasswordService,
  ) {}

  /** One's own account, with the password once more. Refused with `in-office` while a term runs or is to come. */
  own(actor: RequestActor, password: string): Promise<true | Refusal> {
    return this.database.write(actor, async (tx) => {
      if (!(await this.passwords.isOwn(tx, actor, password))) return forbidden('current-password');
      return forget(tx, actor.id);
    });
  }

  /** The account of somebody who has left, for an administrator. */
  of(actor: RequestActor, personId: string): Promise<true | Refusal> {
    return this.database.write(actor, async (tx) => {
      if (!(await tx.row('SELECT 1 FROM person WHERE id = $1', [personId]))) return notFound;
      return forget(tx, personId);
    });
  }
}

async function forget(tx: Transaction, id: string): Promise<true | Refusal> {
  const person = await tx.derive(() =>
    tx.row<{ email: string }>('SELECT email FROM person WHERE id = $1 AND erased_at IS NULL FOR UPDATE', [id]),
  );
  if (!person) return notFound;
  const office = await tx.derive(() => tx.row(inOffice, [id]));
  if (office) return conflict('in-office');
  const members = await tx.derive(() =>
    tx.rows<{ id: string }>('SELECT id FROM team_member WHERE person_id = $1 AND erased_at IS NULL', [id]),
  );
  await tx.derive(async () => {
    const memberIds = members.map((member) => member.id);
    const named = 'person_id = $1 OR member_id = ANY ($2::uuid[])';
    await tx.rows(`DELETE FROM delegate_need WHERE delegate_id IN (SELECT id FROM delegate WHERE ${named})`, [
      id,
      memberIds,
    ]);
    await tx.rows(
      `UPDATE delegate SET name = '', email = NULL, person_id = NULL, member_id = NULL, version = version + 1,
         erased_at = coalesce(erased_at, now()) WHERE ${named}`,
      [id, memberIds],
    );
    for (const sql of withThePerson) await tx.rows(sql, [id]);
    await tx.rows(
      `UPDATE invitation SET address = '', name = '', version = version + 1,
         state = CASE WHEN state IN ('proposed', 'open') THEN 'revoked' ELSE state END,
         ended_at = CASE WHEN state IN ('proposed', 'open') THEN now() ELSE ended_at END
       WHERE person_id = $1 OR lower(address) = lower($2)`,
      [id, person.email],
    );
    await tx.rows(
      `UPDATE person SET name = '', email = id::text, mail_choice = 'never', erased_at = now(), version = version + 1
       WHERE id = $1`,
      [id],
    );
  });
  const forgotten = await forgetMembers(
    tx,
    members.map((member) => member.id),
  );
  return isRefusal(forgotten) ? forgotten : true;
}

/** A term that runs or is to come, or a seat that is held. */
const inOffice = `
  SELECT 1 FROM role_assignment WHERE person_id = $1 AND (until IS NULL OR until >= app.today())
  UNION ALL
  SELECT 1 FROM team_member m JOIN seat_holder x ON x.member_id = m.id JOIN seat_holding h ON h.id = x.holding_id
  WHERE m.person_id = $1 AND (h.until IS NULL OR h.until >= app.today())
  LIMIT 1`;

/** What only served the person, and what others gave to them by name. */
const withThePerson = [
  'DELETE FROM one_time_link WHERE person_id = $1',
  'DELETE FROM credential WHERE person_id = $1',
  'DELETE FROM session WHERE person_id = $1',
  'DELETE FROM idempotency WHERE person_id = $1',
  'DELETE FROM notification WHERE person_id = $1',
  'DELETE FROM mail WHERE person_id = $1',
  'DELETE FROM calendar_feed WHERE person_id = $1',
  'DELETE FROM briefing_read WHERE person_id = $1',
  'DELETE FROM action_assignee WHERE person_id = $1',
  'DELETE FROM plan_import WHERE person_id = $1',
  'UPDATE plan_grant SET withdrawn_at = now(), version = version + 1 WHERE to_person = $1 AND withdrawn_at IS NULL',
  'UPDATE risk_grant SET withdrawn_at = now(), version = version + 1 WHERE person_id = $1 AND withdrawn_at IS NULL',
  // The sweep takes its file away.
  `UPDATE export SET expires_at = now() WHERE person_id = $1 AND state = 'ready'`,
];
