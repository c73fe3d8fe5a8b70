import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import * as z from 'zod';
import type { MailEntry, Mails, MailsQuery } from '@portal/contracts';
import { type Actor, type Language, system } from '@portal/domain';
import { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { jobKind } from '../jobs/job-kind.js';
import { Jobs } from '../jobs/jobs.js';
import { SETTINGS, type Settings } from '../settings/settings.js';
import { choicePath, type Letter, write } from './letter.js';

/** With waits that double from 30 s to 6 h: a mail server may be away for three days. */
const mostTries = 20;

/** A mail is to be handed on to the mail server. */
export const mailWritten = jobKind('mail.written', z.strictObject({ mailId: z.uuid() }), mostTries);
/** What mails say is to go. */
export const mailsGrewOld = jobKind('mail.grew-old', z.strictObject({}));

const daily = '41 3 * * *';

interface WaitingMail {
  readonly id: string;
  readonly state: 'waiting' | 'handed-on' | 'kept' | 'given-up';
  readonly tries: number;
  readonly language: Language;
  readonly is_sample: boolean | null;
  readonly address: string;
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly may_choose: boolean;
  readonly calendar: string | null;
  readonly calendar_method: 'REQUEST' | 'CANCEL' | null;
  readonly reply_name: string | null;
  readonly reply_address: string | null;
}

/**
 * Mail: written in the transaction that causes it, handed on by a job once that is committed. Without a mail server,
 * and to sample people always, it is kept in place of being sent. What it says goes when it was handed on.
 */
@Injectable()
export class Mail implements OnModuleInit, OnApplicationShutdown {
  private transport: Transporter | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  /** The address of the portal in mails and printed links, without a slash at its end. */
  get origin(): string {
    return this.settings.publicUrl ?? `http://${this.settings.host}:${this.settings.port}`;
  }

  onModuleInit(): void {
    this.jobs.handle(mailWritten, ({ mailId }) => this.handOn(mailId));
    this.jobs.handle(mailsGrewOld, () => this.forgetOld(), daily);
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  /** Writes a mail; it leaves once the transaction is committed, and never where it is rolled back. */
  async post(tx: Transaction, letter: Letter): Promise<void> {
    const made = await tx.row<{ id: string }>('SELECT uuidv7() AS id');
    if (!made) throw new Error('the database gave no id');
    const { to, kind, mayChoose, calendar, replyTo } = letter;
    await tx.post('mail', { id: made.id, person_id: to.personId, kind, language: to.language });
    await tx.post('mail_content', {
      mail_id: made.id,
      address: to.address,
      name: to.name,
      ...write(letter, this.origin),
      may_choose: mayChoose,
      calendar: calendar?.content ?? null,
      calendar_method: calendar?.method ?? null,
      reply_name: replyTo?.name ?? null,
      reply_address: replyTo?.address ?? null,
      is_sample: to.isSample ?? false,
    });
    await tx.jobs.send(mailWritten, { mailId: made.id });
  }

  /** The mails that were written, newest first; what they say only while it is kept, and outside production. */
  async list(actor: Actor, { page, limit }: MailsQuery): Promise<Mails> {
    const rows = await this.database.read(actor, (tx) =>
      tx.rows<Omit<MailEntry, 'content'> & { total: number }>(
        `SELECT id, kind, language, state, tries, problem, created_at AS at, handed_on_at AS "handedOnAt",
           count(*) OVER ()::int AS total FROM mail ORDER BY created_at DESC, id DESC LIMIT $1 OFFSET $2`,
        [limit, (page - 1) * limit],
      ),
    );
    const contents = this.settings.isProduction ? [] : await this.contentsOf(rows.map(({ id }) => id));
    const said = new Map(contents.map(({ id, ...content }) => [id, content]));
    const items = rows.map(({ total: _, ...row }) => ({ ...row, content: said.get(row.id) ?? null }));
    return { items, page, limit, total: rows[0]?.total ?? 0 };
  }

  private contentsOf(ids: readonly string[]) {
    return this.database.read(system, (tx) =>
      tx.rows<{ id: string; to: string; subject: string; text: string }>(
        `SELECT mail_id AS id, address AS "to", subject, text FROM mail_content WHERE mail_id = ANY ($1)`,
        [ids],
      ),
    );
  }

  private async handOn(id: string): Promise<void> {
    const mail = await this.database.read(system, (tx) => tx.row<WaitingMail>(waitingSql, [id]));
    if (!mail || (mail.state !== 'waiting' && mail.state !== 'given-up')) return;
    if (!this.settings.smtpUrl || mail.is_sample) {
      await this.mark(`UPDATE mail SET state = 'kept' WHERE id = $1`, [id]);
      return;
    }
    try {
      await this.send(this.settings.smtpUrl, mail);
    } catch (failure) {
      const state = mail.tries >= mostTries ? 'given-up' : 'waiting';
      const problem = problemOf(failure);
      await this.mark(`UPDATE mail SET state = $2, tries = tries + 1, problem = $3 WHERE id = $1`, [
        id,
        state,
        problem,
      ]);
      throw new Error(`mail not handed on: ${problem}`, { cause: failure });
    }
    await this.mark(
      `WITH gone AS (DELETE FROM mail_content WHERE mail_id = $1)
       UPDATE mail SET state = 'handed-on', tries = tries + 1, problem = NULL, handed_on_at = now() WHERE id = $1`,
      [id],
    );
  }

  private async send(smtpUrl: string, mail: WaitingMail): Promise<void> {
    this.transport ??= createTransport({
      url: smtpUrl,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    });
    const host = new URL(this.origin).hostname;
    await this.transport.sendMail({
      from: this.settings.mailFrom ?? `"CBRN CoE" <portal@${host}>`,
      to: { name: mail.name, address: mail.address },
      ...(mail.reply_address === null ? {} : { replyTo: { name: mail.reply_name ?? '', address: mail.reply_address } }),
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      ...calendarPart(mail),
      // The same at every try: who got it twice sees it once.
      messageId: `<${mail.id}@${host}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'Content-Language': mail.language,
        ...(mail.may_choose ? { 'List-Unsubscribe': `<${this.origin}${choicePath}>` } : {}),
      },
    });
  }

  private async mark(sql: string, values: readonly unknown[]): Promise<void> {
    await this.database.write(system, (tx) => tx.rows(sql, values));
  }

  /** A link in a mail is good for 7 days at most; that a mail was written is kept for 90. */
  private async forgetOld(): Promise<void> {
    await this.mark(
      `DELETE FROM mail_content c USING mail m WHERE m.id = c.mail_id AND m.created_at < now() - interval '7 days'
         AND m.state <> 'waiting'`,
      [],
    );
    await this.mark(`DELETE FROM mail WHERE created_at < now() - interval '90 days'`, []);
  }
}

/** As a third form of the same message, so that mail programs offer to take it over, and as a file for those that do not. */
function calendarPart({ calendar, calendar_method: method }: WaitingMail) {
  return calendar === null || method === null
    ? {}
    : { icalEvent: { method, content: calendar, filename: 'meeting.ics' } };
}

/** What went wrong, without whom it was for: servers repeat the address in their answers. */
function problemOf(failure: unknown): string {
  if (typeof failure !== 'object' || failure === null) return 'unknown';
  const code = 'responseCode' in failure ? failure.responseCode : 'code' in failure ? failure.code : undefined;
  return typeof code === 'string' || typeof code === 'number' ? String(code) : 'unknown';
}

const waitingSql = `
  SELECT m.id, m.state, m.tries, m.language, c.is_sample OR coalesce(p.sample, false) AS is_sample, c.address, c.name,
    c.subject, c.text, c.html, c.may_choose, c.calendar, c.calendar_method, c.reply_name,
    c.reply_address
  FROM mail m JOIN mail_content c ON c.mail_id = m.id LEFT JOIN person p ON p.id = m.person_id WHERE m.id = $1`;
