/**
 * Invitations to round tables and what countries answer: for those who take part.
 *
 *   GET    round-tables/:id/invitations                    MeetingInvitations: each country, what it was told, what it says
 *   POST   round-tables/:id/invitations/:iso3/mails        sends the invitation that stands again → MeetingInvitations
 *   POST   round-tables/:id/invitations/:iso3/answers      MeetingAnswerInput → MeetingInvitations
 *   POST   round-tables/:id/invitations/:iso3/replies      a file (.ics, .eml) → MeetingInvitations
 *   GET    round-tables/:id/letters/:iso3?lang=            MeetingLetter; `.docx`: the same for Word
 *   GET    regions/:code/invitation-letters/:language      InvitationLetter: the region's words, or the portal's
 *   PATCH  regions/:code/invitation-letters/:language      If-Match; InvitationLetterPatch → InvitationLetter
 */
import * as z from 'zod';
import { answerSources, invitationAnswers, letterPlaceholders, participations } from '@portal/domain';
import { Id, Instant, Iso3, Language, RegionCode, text, words } from './scalars.js';

export const InvitationAnswer = z.enum(invitationAnswers).meta({ id: 'InvitationAnswer' });

export const MeetingAnswer = z
  .object({
    answer: InvitationAnswer,
    source: z.enum(answerSources),
    note: z.string(),
    at: Instant,
    /** Who gave it, or brought the reply; null where the reader does not see their name. */
    by: z.string().nullable(),
    /** False: it answers an invitation that a later one replaced. */
    isCurrent: z.boolean(),
  })
  .meta({ id: 'MeetingAnswer' });
export type MeetingAnswer = z.infer<typeof MeetingAnswer>;

export const MeetingInvitation = z
  .object({
    iso3: Iso3,
    name: z.string(),
    participation: z.enum(participations),
    /** Null: nothing was sent yet. */
    sent: z
      .object({
        at: Instant,
        /** To how many; none where the country has no focal point. */
        to: z.number().int(),
        isCancellation: z.boolean(),
        /** False: the meeting changed since, and nothing was sent of it. */
        isCurrent: z.boolean(),
      })
      .nullable(),
    answer: MeetingAnswer.nullable(),
    mayAnswer: z.boolean(),
    mayBringReply: z.boolean(),
    /** Whether there is a letter for it that the reader may have. */
    hasLetter: z.boolean(),
  })
  .meta({ id: 'MeetingInvitation' });
export type MeetingInvitation = z.infer<typeof MeetingInvitation>;

export const MeetingInvitations = z
  .object({
    roundTable: Id,
    /** Which state of the meeting an answer is given to. */
    sequence: z.number().int(),
    /** Whether invitations stand that can be answered. */
    isOpen: z.boolean(),
    maySend: z.boolean(),
    /** Whose letters invite: the region that plans it. */
    region: RegionCode.nullable(),
    mayWriteLetters: z.boolean(),
    items: z.array(MeetingInvitation),
  })
  .meta({ id: 'MeetingInvitations' });
export type MeetingInvitations = z.infer<typeof MeetingInvitations>;

/** `sequence`: what the page showed; an answer to a meeting that moved meanwhile is refused. */
export const MeetingAnswerInput = z
  .strictObject({ answer: InvitationAnswer, sequence: z.number().int().min(0), note: text(2000).default('') })
  .meta({ id: 'MeetingAnswerInput' });
export type MeetingAnswerInput = z.infer<typeof MeetingAnswerInput>;

export const OfInvitedCountry = z.strictObject({ id: Id, iso3: Iso3 });
export type OfInvitedCountry = z.infer<typeof OfInvitedCountry>;
export const MeetingLetterQuery = z.strictObject({ lang: Language.optional() });
export type MeetingLetterQuery = z.infer<typeof MeetingLetterQuery>;

/** The letter that invites one country. */
export const MeetingLetter = z
  .object({
    language: Language,
    /** Whose letter it is: the secretariat with its city, the region. */
    head: z.array(z.string()),
    place: z.string(),
    addressee: z.string(),
    subject: z.string(),
    paragraphs: z.array(z.string()),
    /** What is when and where, apart from the words: label and value. */
    facts: z.array(z.object({ label: z.string(), value: z.string() })),
    reference: z.string(),
    sample: z.boolean(),
  })
  .meta({ id: 'MeetingLetter' });
export type MeetingLetter = z.infer<typeof MeetingLetter>;

export const ByRegionLanguage = z.strictObject({ code: RegionCode, language: Language });
export type ByRegionLanguage = z.infer<typeof ByRegionLanguage>;

export const InvitationLetter = z
  .object({
    region: RegionCode,
    language: Language,
    text: z.string(),
    /** False: the portal's own words. */
    isOwn: z.boolean(),
    placeholders: z.array(z.enum(letterPlaceholders)),
    mayWrite: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'InvitationLetter' });
export type InvitationLetter = z.infer<typeof InvitationLetter>;
export const InvitationLetterPatch = z.strictObject({ text: words(10_000) }).meta({ id: 'InvitationLetterPatch' });
export type InvitationLetterPatch = z.infer<typeof InvitationLetterPatch>;
