import * as z from 'zod';
import { listOf, paging } from './lists.js';
import { Id, Instant, Language } from './scalars.js';

export const mailStates = ['waiting', 'handed-on', 'kept', 'given-up'] as const;

/** That a mail was written; `problem` is what the mail server answered last: a code, never an address. */
export const MailEntry = z
  .object({
    id: Id,
    kind: z.string(),
    language: Language,
    state: z.enum(mailStates),
    tries: z.number().int(),
    problem: z.string().nullable(),
    at: Instant,
    handedOnAt: Instant.nullable(),
    /** What it says, while it is kept and outside production. */
    content: z.object({ to: z.string(), subject: z.string(), text: z.string() }).nullable(),
  })
  .meta({ id: 'MailEntry' });
export type MailEntry = z.infer<typeof MailEntry>;
export const Mails = listOf(MailEntry).meta({ id: 'Mails' });
export type Mails = z.infer<typeof Mails>;
export const MailsQuery = z.strictObject({ ...paging });
export type MailsQuery = z.infer<typeof MailsQuery>;

/** Background work that failed: it is tried again by itself (`retry`), or was given up (`failed`). */
export const FailedJob = z
  .object({
    id: Id,
    kind: z.string(),
    state: z.enum(['retry', 'failed']),
    tries: z.number().int(),
    begunAt: Instant,
    nextAt: Instant.nullable(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'FailedJob' });
export type FailedJob = z.infer<typeof FailedJob>;
export const FailedJobs = listOf(FailedJob).meta({ id: 'FailedJobs' });
export const FailedJobsQuery = z.strictObject({ ...paging });
export type FailedJobsQuery = z.infer<typeof FailedJobsQuery>;
export type FailedJobs = z.infer<typeof FailedJobs>;
