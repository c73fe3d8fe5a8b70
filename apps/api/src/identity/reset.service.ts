import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import { type Language, type Refusal, system, visitorId } from '@portal/domain';
import { sentence } from '@portal/texts';
import { Database } from '../platform/database/database.js';
import { jobKind } from '../platform/jobs/job-kind.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Mail } from '../platform/mail/mail.js';
import { countTries, triesOf, waitOf } from './attempts.js';
import { makeLink } from './one-time-link.js';

/** Somebody asked for a new password; nobody's id where no account is behind the address. */
export const resetAsked = jobKind('identity.reset-asked', z.strictObject({ personId: z.uuid() }));

/** Mails an hour to an account; asking more often is answered alike. And how often from an address before it waits. */
const mostAnHour = 3;
const freeFromAddress = 20;

/** Links to a new password. Asking takes the same steps whether or not there is an account; a job does the rest. */
@Injectable()
export class ResetService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(resetAsked, ({ personId }) => this.send(personId));
  }

  ask(email: string, address: string): Promise<true | Refusal> {
    const [account, from] = [`reset:${email.trim().toLowerCase()}`, `reset-from:${address}`];
    return this.database.write(system, async (tx) => {
      const seconds = await waitOf(tx, from, freeFromAddress);
      if (seconds > 0) return { refused: 'too-many', retryAfterSeconds: seconds };
      const tries = await triesOf(tx, account);
      await countTries(tx, [account, from]);
      const found = await tx.row<{ id: string }>(
        `SELECT p.id FROM person p WHERE lower(p.email) = lower($1)
           AND (NOT p.sample OR EXISTS (SELECT FROM credential c WHERE c.person_id = p.id))`,
        [email.trim()],
      );
      const personId = tries < mostAnHour && found ? found.id : visitorId;
      await tx.jobs.send(resetAsked, { personId });
      return true as const;
    });
  }

  private async send(personId: string): Promise<void> {
    if (personId === visitorId) return;
    await this.database.write(system, async (tx) => {
      const person = await tx.row<{ name: string; email: string; language: Language }>(
        'SELECT name, email, language FROM person WHERE id = $1',
        [personId],
      );
      if (!person) return true;
      const { name, email: address, language } = person;
      const link = await makeLink(tx, 'reset', { personId }, language);
      const words = (key: string, values = {}) => sentence('people-mail', key, language, values);
      await this.mail.post(tx, {
        to: { personId, address, name, language },
        kind: 'reset',
        subject: words('reset-subject'),
        paragraphs: [words('greeting', { name }), words('reset-what'), words('reset-once')],
        action: { words: words('reset-open'), path: link.path },
        mayChoose: false,
      });
      return true;
    });
  }
}
