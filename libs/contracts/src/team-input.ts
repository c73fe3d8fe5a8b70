import * as z from 'zod';
import { Email } from './people.js';
import { CbrnDomain, Code, Day, Id, Language, text, Visibility, WebAddress, words } from './scalars.js';
import { InstrumentKind, SeatPlace, SeatRole, SeatSight } from './team.js';

/** A country's team, by its own name. `until`: the last day of its present term. */
export const TeamInput = z
  .strictObject({ name: words(300), visibility: Visibility.optional(), until: Day.optional() })
  .meta({ id: 'TeamInput' });
export type TeamInput = z.infer<typeof TeamInput>;

export const TeamPatch = z
  .strictObject({
    name: words(300).optional(),
    visibility: Visibility.optional(),
    termsDocumentId: Id.nullable().optional(),
  })
  .meta({ id: 'TeamPatch' });
export type TeamPatch = z.infer<typeof TeamPatch>;

const said = {
  title: words(300),
  on: Day,
  note: text(2000),
  documentId: Id.nullable(),
  url: WebAddress.nullable(),
};

/** Title and number of a decree, order or act, its day, and where it can be read. */
export const InstrumentInput = z
  .strictObject({
    kind: InstrumentKind,
    title: said.title,
    on: said.on,
    note: said.note.default(''),
    documentId: said.documentId.default(null),
    url: said.url.default(null),
  })
  .meta({ id: 'InstrumentInput' });
export type InstrumentInput = z.infer<typeof InstrumentInput>;

export const InstrumentPatch = z
  .strictObject({
    title: said.title.optional(),
    on: said.on.optional(),
    note: said.note.optional(),
    documentId: said.documentId.optional(),
    url: said.url.optional(),
  })
  .meta({ id: 'InstrumentPatch' });
export type InstrumentPatch = z.infer<typeof InstrumentPatch>;

/** "Renew all until": every term in office that nobody ended goes on to this day. */
export const RenewalInput = z.strictObject({ until: Day }).meta({ id: 'RenewalInput' });
export type RenewalInput = z.infer<typeof RenewalInput>;

export const SeatInput = z
  .strictObject({
    sector: Code,
    institution: words(300),
    domains: z.array(CbrnDomain).max(4).default([]),
    since: Day,
    shownTo: SeatSight.default('team'),
  })
  .meta({ id: 'SeatInput' });
export type SeatInput = z.infer<typeof SeatInput>;

/** `until` closes the seat itself on that day; null opens it again. */
export const SeatPatch = z
  .strictObject({
    institution: words(300).optional(),
    domains: z.array(CbrnDomain).max(4).optional(),
    shownTo: SeatSight.optional(),
    until: Day.nullable().optional(),
  })
  .meta({ id: 'SeatPatch' });
export type SeatPatch = z.infer<typeof SeatPatch>;

const contact = { email: Email.nullable(), telephone: words(60).nullable() };

export const TeamMemberInput = z
  .strictObject({
    name: words(200),
    institution: text(300).default(''),
    spellings: z.array(words(200)).max(10).default([]),
    languages: z.array(Language).max(6).default([]),
    domains: z.array(CbrnDomain).max(4).default([]),
    email: contact.email.default(null),
    telephone: contact.telephone.default(null),
  })
  .meta({ id: 'TeamMemberInput' });
export type TeamMemberInput = z.infer<typeof TeamMemberInput>;

export const TeamMemberPatch = z
  .strictObject({
    name: words(200).optional(),
    institution: text(300).optional(),
    spellings: z.array(words(200)).max(10).optional(),
    languages: z.array(Language).max(6).optional(),
    domains: z.array(CbrnDomain).max(4).optional(),
    email: contact.email.optional(),
    telephone: contact.telephone.optional(),
  })
  .meta({ id: 'TeamMemberPatch' });
export type TeamMemberPatch = z.infer<typeof TeamMemberPatch>;

/** Names somebody: a member who is known (`memberId`), or a new one (`member`), added in the same act. */
export const HoldingInput = z
  .strictObject({
    memberId: Id.optional(),
    member: TeamMemberInput.optional(),
    place: SeatPlace,
    role: SeatRole.default('member'),
    since: Day,
    until: Day.nullable().default(null),
    letterDocumentId: Id.nullable().default(null),
  })
  .meta({ id: 'HoldingInput' });
export type HoldingInput = z.infer<typeof HoldingInput>;

/** The last day of a term. */
export const HoldingEnd = z.strictObject({ until: Day }).meta({ id: 'HoldingEnd' });
export type HoldingEnd = z.infer<typeof HoldingEnd>;

/** Another record of the same country: the same person (merge), or not (apart). */
export const OtherMember = z.strictObject({ other: Id }).meta({ id: 'OtherMember' });
export type OtherMember = z.infer<typeof OtherMember>;
