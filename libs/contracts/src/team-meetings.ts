import * as z from 'zod';
import { attendances, isLocalTime } from '@portal/domain';
import { anyOf, listing, listOf } from './lists.js';
import { Sample } from './picture.js';
import { ActionInput, ActionState } from './plan-actions.js';
import { Day, Id, Instant, Iso3, text, words } from './scalars.js';
import { HeldDocument, Holder } from './team.js';

export const LocalTime = z
  .string()
  .refine(isLocalTime, { error: 'not-a-time' })
  .meta({ id: 'LocalTime', description: 'By the clock of the place, YYYY-MM-DDTHH:MM' });
/** A zone of the time zone database (IANA); whether there is such a one is for the rule. */
export const ZoneName = words(60).meta({ id: 'ZoneName', description: 'IANA time zone' });
export const Attendance = z.enum(attendances).meta({ id: 'Attendance' });

const MemberIds = z.array(Id).max(200);

/** Calls a meeting. Without `memberIds` whoever is in office on its day is asked to come. */
export const TeamMeetingInput = z
  .strictObject({
    starts: LocalTime,
    ends: LocalTime,
    zone: ZoneName,
    place: words(300),
    agenda: text(10_000).default(''),
    memberIds: MemberIds.optional(),
  })
  .meta({ id: 'TeamMeetingInput' });
export type TeamMeetingInput = z.infer<typeof TeamMeetingInput>;

export const TeamMeetingPatch = z
  .strictObject({
    starts: LocalTime.optional(),
    ends: LocalTime.optional(),
    zone: ZoneName.optional(),
    place: words(300).optional(),
    agenda: text(10_000).optional(),
    memberIds: MemberIds.optional(),
    minutesDocumentId: Id.nullable().optional(),
  })
  .meta({ id: 'TeamMeetingPatch' });
export type TeamMeetingPatch = z.infer<typeof TeamMeetingPatch>;

export const AttendanceInput = z
  .strictObject({ attendance: z.array(z.strictObject({ memberId: Id, attendance: Attendance })).max(200) })
  .meta({ id: 'AttendanceInput' });
export type AttendanceInput = z.infer<typeof AttendanceInput>;

export const DecisionInput = z
  .strictObject({ text: words(2000), due: Day.nullable().default(null) })
  .meta({ id: 'MeetingDecisionInput' });
export type DecisionInput = z.infer<typeof DecisionInput>;

export const DecisionPatch = z
  .strictObject({ text: words(2000).optional(), due: Day.nullable().optional(), isDone: z.boolean().optional() })
  .meta({ id: 'MeetingDecisionPatch' });
export type DecisionPatch = z.infer<typeof DecisionPatch>;

/** The action that a decision becomes: what is left out takes the action's own defaults. */
export const DecisionActionInput = ActionInput.pick({
  objectiveId: true,
  title: true,
  startsOn: true,
  endsOn: true,
}).meta({
  id: 'DecisionActionInput',
});
export type DecisionActionInput = z.infer<typeof DecisionActionInput>;

export const MeetingDecision = z
  .object({
    id: Id,
    text: z.string(),
    due: Day.nullable(),
    /** The day on which somebody said that it is done; null: open. */
    doneOn: Day.nullable(),
    /** The action of the plan that it became, as it stands today; null too where the reader may not see the plan. */
    action: z
      .object({ planId: Id, reference: z.string(), title: z.string(), state: ActionState, progress: z.number() })
      .nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'MeetingDecision' });
export type MeetingDecision = z.infer<typeof MeetingDecision>;

/** A meeting in a list, with what was decided. */
export const TeamMeetingSummary = z
  .object({
    id: Id,
    teamId: Id,
    iso3: Iso3,
    starts: LocalTime,
    ends: LocalTime,
    zone: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    place: z.string(),
    isCancelled: z.boolean(),
    invited: z.number().int(),
    present: z.number().int(),
    decisions: z.array(MeetingDecision),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'TeamMeetingSummary' });
export type TeamMeetingSummary = z.infer<typeof TeamMeetingSummary>;
export const TeamMeetings = listOf(TeamMeetingSummary).meta({ id: 'TeamMeetings' });
export type TeamMeetings = z.infer<typeof TeamMeetings>;
export const TeamMeetingsQuery = z.strictObject({ ...listing, iso3: anyOf(Iso3), sample: Sample });
export type TeamMeetingsQuery = z.infer<typeof TeamMeetingsQuery>;

/** Somebody who was asked to come; `member` null where the reader may not know who. */
export const Invitee = z
  .object({ member: Holder.omit({ contact: true, version: true }).nullable(), attendance: Attendance })
  .meta({ id: 'Invitee' });
export type Invitee = z.infer<typeof Invitee>;

export const TeamMeeting = TeamMeetingSummary.extend({
  agenda: z.string(),
  minutes: HeldDocument.nullable(),
  invitees: z.array(Invitee),
  mayWrite: z.boolean(),
}).meta({ id: 'TeamMeeting' });
export type TeamMeeting = z.infer<typeof TeamMeeting>;

/** What is written to a whole team. */
export const TeamLetterInput = z
  .strictObject({ subject: words(200), text: words(5000) })
  .meta({ id: 'TeamLetterInput' });
export type TeamLetterInput = z.infer<typeof TeamLetterInput>;

/** To how many it went, and how many in office have no address; never which. */
export const TeamLetter = z
  .object({
    id: Id,
    iso3: Iso3,
    subject: z.string(),
    sentAt: Instant,
    sentTo: z.number().int(),
    withoutAddress: z.number().int(),
  })
  .meta({ id: 'TeamLetter' });
export type TeamLetter = z.infer<typeof TeamLetter>;
