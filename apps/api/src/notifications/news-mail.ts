import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Language, type MailChoice, mailingOf, system } from '@portal/domain';
import { sentence } from '@portal/texts';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Mail } from '../platform/mail/mail.js';
import { dayBegan, minutePassed } from './notification.jobs.js';
import { answersTo, titleOf, toldFrom, toldNames, type ToldRow } from './told.js';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly mail_choice: MailChoice;
  /** Whose last term has ended is told no more. */
  readonly has_office: boolean;
  readonly mailed_today: readonly string[];
}

const everyMinute = '* * * * *';
const everyMorning = '0 5 * * *';

/** Tells by mail what was told in the portal, as each person chose; what they read there meanwhile needs no mail. */
@Injectable()
export class NewsMail implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(minutePassed, () => this.tellAll(dueSql, false), everyMinute);
    this.jobs.handle(dayBegan, () => this.tellAll(waitingPeopleSql, true), everyMorning);
  }

  private async tellAll(people: string, isMailOfTheDay: boolean): Promise<void> {
    const waiting = await this.database.read(system, (tx) => tx.rows<{ person_id: string }>(people));
    for (const { person_id } of waiting) await this.tell(person_id, isMailOfTheDay);
  }

  private async tell(personId: string, isMailOfTheDay: boolean): Promise<void> {
    await this.database.write(system, async (tx) => {
      // Whoever tells the same person at the same time waits, and finds nothing left.
      await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [personId]);
      const person = await tx.row<PersonRow>(personSql, [personId]);
      if (!person) return true;
      await tx.rows(
        `UPDATE notification SET mail_state = 'skipped' WHERE person_id = $1 AND mail_state = 'waiting' AND read_at IS NOT NULL`,
        [personId],
      );
      const waiting = await tx.rows<ToldRow>(waitingSql, [personId]);
      const choice = person.has_office ? person.mail_choice : 'never';
      const { now, never } = mailingOf(choice, waiting, new Set(person.mailed_today), isMailOfTheDay);
      if (now.length > 0) await this.mail.post(tx, { ...newsOf(now, person), kind: 'news', mayChoose: true });
      await mark(tx, now, 'mailed');
      await mark(tx, never, 'skipped');
      return true;
    });
  }
}

/** One mail of several tidings: the first in the subject, one thing to do. */
function newsOf(told: readonly ToldRow[], person: PersonRow) {
  const { id, email, name, language } = person;
  const to = { personId: id, address: email, name, language };
  const [first] = told;
  if (!first) throw new Error('a mail tells something');
  const title = titleOf(first, language);
  const words = (key: string, values: Readonly<Record<string, string>> = {}) => sentence('mail', key, language, values);
  if (told.length === 1) {
    const own = words(`act-${first.kind}`);
    const isOwn = own !== `act-${first.kind}`;
    return {
      to,
      subject: title,
      paragraphs: [title],
      choices: answersTo(first, language),
      action: { words: isOwn ? own : words('open'), path: first.url },
    };
  }
  const list = told.map((row) => ({
    words: titleOf(row, language),
    path: row.url,
    choices: answersTo(row, language),
  }));
  return {
    to,
    subject: words('more', { title, count: String(told.length - 1) }),
    paragraphs: [words('since')],
    list,
    action: { words: words('open-work'), path: '/work' },
  };
}

async function mark(tx: Transaction, rows: readonly ToldRow[], state: 'mailed' | 'skipped'): Promise<void> {
  if (rows.length === 0) return;
  await tx.rows(
    `UPDATE notification SET mail_state = $2, mailed_at = CASE WHEN $2 = 'mailed' THEN now() END WHERE id = ANY ($1)`,
    [rows.map(({ id }) => id), state],
  );
}

const waitingPeopleSql = `SELECT DISTINCT person_id FROM notification WHERE mail_state = 'waiting'`;

/**
 * Those to whom something new may go at once: nothing was added for half a minute, so that one mail tells what belongs
 * together, or they have waited for five. Of a kind that went out today they wait anyway.
 */
const dueSql = `
  SELECT n.person_id FROM notification n JOIN person p ON p.id = n.person_id
  WHERE n.mail_state = 'waiting' AND p.mail_choice <> 'daily' AND NOT EXISTS (
    SELECT FROM notification m WHERE m.person_id = n.person_id AND m.kind = n.kind AND m.mail_state = 'mailed'
      AND (m.mailed_at AT TIME ZONE 'UTC')::date = app.today())
  GROUP BY n.person_id
  HAVING max(n.at) < now() - interval '30 seconds' OR min(n.at) < now() - interval '5 minutes'`;

const personSql = `
  SELECT p.id, p.name, p.email, p.language, p.mail_choice,
    EXISTS (SELECT FROM role_assignment a WHERE a.person_id = p.id AND a.since <= app.today()
      AND (a.until IS NULL OR app.today() <= a.until)) AS has_office,
    ARRAY(SELECT DISTINCT n.kind FROM notification n WHERE n.person_id = p.id AND n.mail_state = 'mailed'
      AND (n.mailed_at AT TIME ZONE 'UTC')::date = app.today()) AS mailed_today
  FROM person p WHERE p.id = $1`;

const waitingSql = `
  SELECT n.id, n.kind, n.iso3, n.url, ${toldNames}
  ${toldFrom}
  WHERE n.person_id = $1 AND n.mail_state = 'waiting' ORDER BY n.at, n.id`;
