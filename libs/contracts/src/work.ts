import * as z from 'zod';
import { whole } from './lists.js';
import { Day, Id, Instant, Iso3 } from './scalars.js';
import { listOf, paging } from './lists.js';

/** Kinds of work; each has its sentence in six languages. */
export const workKinds = [
  'validate',
  'answer-return',
  'confirm',
  'update',
  'retract',
  'look-again',
  'send-draft',
  'answer-round',
  'report-action',
  'take-over',
  'give-position',
  'cast-ballot',
  'name-delegates',
  'checklist',
  'commitment',
  'answer-poll',
  'score-scenario',
  'review-scenario',
  'look-at-picture',
] as const;

/** What waits for the reader: `title` in their language, `url` where it is done. */
export const WorkItem = z
  .object({
    id: z.string(),
    kind: z.enum(workKinds),
    title: z.string(),
    dueOn: Day.nullable(),
    url: z.string(),
    iso3: Iso3.nullable(),
    indicator: z.string().nullable(),
    claimId: Id.nullable(),
    sample: z.boolean(),
  })
  .meta({ id: 'WorkItem' });
export type WorkItem = z.infer<typeof WorkItem>;
/** Most urgent first; `sent` are updates of the reader that wait for somebody else. */
export const Work = whole(WorkItem)
  .extend({
    sent: z.array(
      z.object({
        updateId: Id,
        iso3: Iso3,
        region: z.string(),
        sentAt: Instant,
        waiting: z.number().int(),
        url: z.string(),
      }),
    ),
  })
  .meta({ id: 'Work' });
export type Work = z.infer<typeof Work>;

export const notificationKinds = [
  'claim-validated',
  'claim-returned',
  'update-sent',
  'update-withdrawn',
  'retraction-asked',
  'claim-retracted',
  'draft-written',
  'role-granted',
  'grant-waits',
  'grant-in-country',
  'grant-in-office',
  'role-ended',
  'handover-announced',
  'focal-point-missing',
  'sharing-changed',
  'round-opened',
  'round-opened-region',
  'round-moved',
  'round-moved-region',
  'validation-waits',
  'validation-waits-long',
  'validation-open-to-coordinators',
  'return-waits',
  'return-unanswered',
  'level-ageing',
  'level-out-of-date',
  'country-out-of-date',
  'round-due',
  'round-overdue',
  'country-owes',
  'look-again',
  'export-ready',
  'action-due',
  'action-overdue',
  'plan-shared',
  'round-table-proposed',
  'round-table-polled',
  'round-table-confirmed',
  'round-table-invited',
  'round-table-held',
  'round-table-concluded',
  'round-table-postponed',
  'round-table-cancelled',
  'round-table-moved',
  'position-asked',
  'voting-opened',
  'voting-closed',
  'agenda-published',
  'checklist-late',
  'conclusions-adopted',
  'conclusion-corrected',
  'commitment-taken',
  'commitment-moved',
  'commitment-due',
  'commitment-overdue',
  'minutes-released',
  'poll-reminder',
  'scoring-asked',
  'risk-review-asked',
  'risk-shown',
  'risk-picture-drafted',
  'risk-picture-published',
  'focal-point-named',
] as const;

export const Notification = z
  .object({
    id: Id,
    kind: z.enum(notificationKinds),
    title: z.string(),
    url: z.string(),
    iso3: Iso3.nullable(),
    at: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;
export const Notifications = listOf(Notification).extend({ unread: z.number().int() }).meta({ id: 'Notifications' });
export type Notifications = z.infer<typeof Notifications>;
export const NotificationsQuery = z.strictObject({ ...paging });
export type NotificationsQuery = z.infer<typeof NotificationsQuery>;
