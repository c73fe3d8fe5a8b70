import * as z from 'zod';
import { Role, Scope, SecretariatTitle } from './identity.js';
import { anyOf, listing, listOf } from './lists.js';
import { ActionState } from './plan-actions.js';
import { Day, Id, Instant, Iso3, Language, RegionCode, words } from './scalars.js';

/** An address that mail can reach. */
export const Email = z.email().max(254).meta({ id: 'Email' });

const scopeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('country'), iso3: Iso3 }),
  z.strictObject({ kind: z.literal('region'), code: RegionCode }),
  z.strictObject({ kind: z.literal('network') }),
  z.strictObject({ kind: z.literal('system') }),
]);

const invited = { email: Email, name: words(200), language: Language } as const;

/** Whom to invite, and what they are to hold from when until when. */
export const InvitationInput = z
  .strictObject({
    ...invited,
    role: Role,
    scope: scopeInput,
    title: SecretariatTitle.optional(),
    from: Day,
    until: Day.optional(),
  })
  .meta({ id: 'InvitationInput' });
export type InvitationInput = z.infer<typeof InvitationInput>;

/** Who follows as focal point, and from which day. */
export const HandoverInput = z.strictObject({ to: z.strictObject(invited), on: Day }).meta({ id: 'HandoverInput' });
export type HandoverInput = z.infer<typeof HandoverInput>;

export const invitationStates = ['proposed', 'open', 'accepted', 'revoked'] as const;

/** An invitation, which is also the proposal of a grant that waits for its second person. */
export const Invitation = z
  .object({
    id: Id,
    email: z.string(),
    name: z.string(),
    language: Language,
    role: Role,
    scope: Scope,
    title: SecretariatTitle.nullable(),
    from: Day,
    until: Day.nullable(),
    /** `proposed` waits for a coordinator, `open` for whoever it is for. */
    state: z.enum(invitationStates),
    /** Whether the link of an open one holds no longer: it can be sent again. */
    isExpired: z.boolean(),
    isHandover: z.boolean(),
    invitedBy: z.object({ id: Id, name: z.string() }).nullable(),
    invitedAt: Instant,
    confirmedBy: z.object({ id: Id, name: z.string() }).nullable(),
    /** What the reader may do with it now. */
    may: z.object({ confirm: z.boolean(), revoke: z.boolean(), sendAgain: z.boolean() }),
    version: z.number().int(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;
export const Invitations = listOf(Invitation).meta({ id: 'Invitations' });
export type Invitations = z.infer<typeof Invitations>;

export const InvitationsQuery = z.strictObject({
  ...listing,
  state: anyOf(z.enum(invitationStates)),
  role: anyOf(Role),
  iso3: anyOf(Iso3),
  region: anyOf(RegionCode),
});
export type InvitationsQuery = z.infer<typeof InvitationsQuery>;

/** The new last day of a term; the day before today ends it at once. */
export const AssignmentEnd = z.strictObject({ until: Day }).meta({ id: 'AssignmentEnd' });
export type AssignmentEnd = z.infer<typeof AssignmentEnd>;

/** What is open in a country's plans: actions that are overdue, blocked or assigned, versions in review, files begun. */
export const OpenInPlans = z
  .object({
    /** Overdue first, then blocked, then the rest by their last day; at most 100 of `total`. */
    actions: z.array(
      z.object({
        id: Id,
        planId: Id,
        reference: z.string(),
        title: z.string(),
        endsOn: Day,
        state: ActionState,
        isOverdue: z.boolean(),
        assignees: z.array(z.string()),
      }),
    ),
    total: z.number().int(),
    overdue: z.number().int(),
    blocked: z.number().int(),
    assigned: z.number().int(),
    inReview: z.array(z.object({ planId: Id, title: z.string(), number: z.number().int(), since: Day })),
    imports: z.array(z.object({ id: Id, planId: Id, title: z.string(), fileName: z.string(), expiresAt: Instant })),
  })
  .meta({ id: 'OpenInPlans' });
export type OpenInPlans = z.infer<typeof OpenInPlans>;

/** What goes over when a country's focal point changes, and what was announced. */
export const Handover = z
  .object({
    iso3: Iso3,
    /** First day of the present focal point's term; null: none is in office. */
    since: Day.nullable(),
    openItems: z.number().int(),
    drafts: z.number().int(),
    returned: z.number().int(),
    waiting: z.number().int(),
    /** Seats of the national team that are vacant, or that somebody leaves within 30 days with nobody to follow. */
    team: z.array(
      z.object({
        seatId: Id,
        sector: z.string(),
        institution: z.string(),
        vacantSince: Day.nullable(),
        leavingOn: Day.nullable(),
      }),
    ),
    plans: OpenInPlans,
    /** Updates that the portal prepared from a decree of the team or an adopted plan and that nobody sent yet. */
    prepared: z.array(z.object({ updateId: Id, from: z.enum(['team', 'plan']), title: z.string() })),
    announced: z.object({ invitation: Invitation, on: Day }).nullable(),
    /** How it came to the reader, where they took over within the last 30 days. */
    received: z.object({ from: z.string(), on: Day }).nullable(),
  })
  .meta({ id: 'Handover' });
export type Handover = z.infer<typeof Handover>;

const token = z.string().min(20).max(200);
export const LinkToken = z.strictObject({ token }).meta({ id: 'LinkToken' });
export type LinkToken = z.infer<typeof LinkToken>;

export const linkPurposes = ['invitation', 'reset', 'first-administrator'] as const;

/** What a one-time link is for; looking at it does not use it. */
export const OpenedLink = z
  .object({
    purpose: z.enum(linkPurposes),
    name: z.string(),
    email: z.string(),
    language: Language,
    /** Whether there is an account: its present password is asked for, none is set. A reset sets one anew. */
    hasAccount: z.boolean(),
    grant: z
      .object({
        role: Role,
        scope: Scope,
        /** The country or region in the reader's language. */
        place: z.string().nullable(),
        title: SecretariatTitle.nullable(),
        from: Day,
        until: Day.nullable(),
      })
      .nullable(),
    expiresAt: Instant,
  })
  .meta({ id: 'OpenedLink' });
export type OpenedLink = z.infer<typeof OpenedLink>;

/** Takes a link up: with a new password, or where there is an account with its present one. */
export const LinkAcceptance = z
  .strictObject({ token, password: z.string().max(1000), name: words(200).optional(), language: Language.optional() })
  .meta({ id: 'LinkAcceptance' });
export type LinkAcceptance = z.infer<typeof LinkAcceptance>;

/** Asks for a link to a new password. The answer never tells whether there is such an account. */
export const ResetInput = z.strictObject({ email: z.string().max(254) }).meta({ id: 'ResetInput' });
export type ResetInput = z.infer<typeof ResetInput>;
