import * as z from 'zod';
import { claimStates, mostEvidence, roles, updateStates } from '@portal/domain';
import { Scope } from './identity.js';
import { anyOf, listing, listOf, paging } from './lists.js';
import { Entry, Sample } from './picture.js';
import { AskedRound } from './rounds.js';
import {
  Code,
  Day,
  Id,
  Instant,
  Iso3,
  Precision,
  Reason,
  RegionCode,
  text,
  Visibility,
  WebAddress,
  words,
} from './scalars.js';

export const ClaimState = z.enum(claimStates).meta({ id: 'ClaimState' });
export const UpdateState = z.enum(updateStates).meta({ id: 'UpdateState' });

/** What a claim rests on. The loader alone writes `source`. */
export const Evidence = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('link'), title: z.string(), url: z.string() }),
    z.object({
      kind: z.literal('document'),
      documentId: Id,
      /** Null where the reader may not see the document: "a document is held". */
      title: z.string().nullable(),
      mediaType: z.string().nullable(),
      size: z.number().int().nullable(),
      /** When its latest version came after it, and when it was removed; told to whoever reads the claim. */
      replacedAt: Instant.nullable(),
      removedAt: Instant.nullable(),
    }),
    z.object({
      kind: z.literal('source'),
      source: z.string(),
      paragraph: z.string(),
      quote: z.string(),
      paraphrase: z.string(),
      ambiguity: z.string().nullable(),
    }),
  ])
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;

/** What somebody may name as evidence. */
export const EvidenceInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('link'), title: words(300), url: WebAddress }),
    z.strictObject({ kind: z.literal('document'), documentId: Id, title: words(300).optional() }),
  ])
  .meta({ id: 'EvidenceInput' });
export type EvidenceInput = z.infer<typeof EvidenceInput>;

/** In what office something was done; the person only for readers of `region`. */
export const Hand = z
  .object({
    role: z.enum(roles),
    scope: Scope,
    person: z.object({ id: Id, name: z.string() }).nullable(),
  })
  .meta({ id: 'Hand' });
export type Hand = z.infer<typeof Hand>;

export const Retraction = z
  .object({
    askedBy: Hand,
    askedAt: Instant,
    reason: z.string(),
    agreedBy: Hand.nullable(),
    agreedAt: Instant.nullable(),
  })
  .meta({ id: 'Retraction' });
export type Retraction = z.infer<typeof Retraction>;

/** The rule by which a claim shows or does not show today. */
export const claimRules = ['shows', 'later-claim', 'retracted', 'not-validated'] as const;

export const Claim = z
  .object({
    id: Id,
    updateId: Id.nullable(),
    iso3: Iso3,
    indicator: Code,
    level: Code,
    effectiveOn: Day,
    effectivePrecision: Precision,
    attestedOn: Day.nullable(),
    state: ClaimState,
    note: z.string(),
    evidence: z.array(Evidence),
    confirms: Id.nullable(),
    replaces: Id.nullable(),
    sentBy: Hand.nullable(),
    sentAt: Instant.nullable(),
    decidedBy: Hand.nullable(),
    decidedAt: Instant.nullable(),
    reason: z.string().nullable(),
    retraction: Retraction.nullable(),
    rule: z.enum(claimRules),
    /** What it rests on changed after the decision, and nobody has looked again yet; told to who reads what is under way. */
    looksAgain: z.boolean(),
    /** Its indicator's meaning changed on this day, after it was decided; null: it did not. */
    redefinedOn: Day.nullable(),
    visibility: Visibility,
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Claim' });
export type Claim = z.infer<typeof Claim>;
export const Claims = listOf(Claim).meta({ id: 'Claims' });
export type Claims = z.infer<typeof Claims>;

export const ClaimsQuery = z.strictObject({
  ...listing,
  indicator: anyOf(Code),
  state: anyOf(ClaimState),
  sample: Sample,
});
export type ClaimsQuery = z.infer<typeof ClaimsQuery>;

const note = text(4000).default('');

/** A line that says a level. */
export const LevelLine = z
  .strictObject({
    indicator: Code,
    level: Code,
    effectiveOn: Day,
    effectivePrecision: Precision.default('day'),
    note,
    evidence: z.array(EvidenceInput).max(mostEvidence).default([]),
    replaces: Id.optional(),
  })
  .meta({ id: 'LevelLine' });
export type LevelLine = z.infer<typeof LevelLine>;

/** A line that says "nothing has changed" of the claim that shows. */
export const ConfirmingLine = z
  .strictObject({ indicator: Code, confirms: Id, note, replaces: Id.optional() })
  .meta({ id: 'ConfirmingLine' });
export type ConfirmingLine = z.infer<typeof ConfirmingLine>;

export const Line = z.union([ConfirmingLine, LevelLine]).meta({ id: 'Line' });
export type Line = z.infer<typeof Line>;
export type LineInput = z.input<typeof Line>;

/** The lines of an update, at most one an indicator; a PATCH replaces them whole. */
export const UpdateInput = z.strictObject({ lines: z.array(Line).max(100) }).meta({ id: 'UpdateInput' });
export type UpdateInput = z.infer<typeof UpdateInput>;

export const StatusUpdate = z
  .object({
    id: Id,
    iso3: Iso3,
    state: UpdateState,
    writtenBy: Hand,
    writtenAt: Instant,
    lines: z.array(Claim),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'StatusUpdate' });
export type StatusUpdate = z.infer<typeof StatusUpdate>;
export const StatusUpdates = listOf(StatusUpdate).meta({ id: 'StatusUpdates' });
export type StatusUpdates = z.infer<typeof StatusUpdates>;
export const UpdatesQuery = z.strictObject({ ...listing, state: anyOf(UpdateState) });
export type UpdatesQuery = z.infer<typeof UpdatesQuery>;

export const Confirmation = z.strictObject({ indicator: Code, confirms: Id }).meta({ id: 'Confirmation' });
export type Confirmation = z.infer<typeof Confirmation>;

/** What a validator answers to one submitted claim. A return needs its reason. */
export const Decision = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('validated') }),
    z.strictObject({ decision: z.literal('returned'), reason: Reason }),
  ])
  .meta({ id: 'Decision' });
export type Decision = z.infer<typeof Decision>;

/** The first of the two acts needs its reason; the second does not. */
export const RetractionInput = z.strictObject({ reason: Reason.optional() }).meta({ id: 'RetractionInput' });
export type RetractionInput = z.infer<typeof RetractionInput>;

export const Deciders = z
  .object({
    regions: z.array(RegionCode),
    coordinatorNow: z.boolean(),
    coordinatorFrom: Day.nullable(),
  })
  .meta({ id: 'Deciders' });
export type Deciders = z.infer<typeof Deciders>;

/** A claim that waits, with what shows now, who may decide, and what else of its update there is. */
export const WaitingClaim = Claim.extend({
  before: Entry,
  mayDecide: z.boolean(),
  /** Why not, where the reader may not: `own-claim` above all. */
  whyNot: z.string().nullable(),
  deciders: Deciders,
  waitingDays: z.number().int(),
  lineNumber: z.number().int(),
  lineCount: z.number().int(),
}).meta({ id: 'WaitingClaim' });
export type WaitingClaim = z.infer<typeof WaitingClaim>;
/** What waits for the reader, oldest first, and when they last decided something. */
export const Validation = listOf(WaitingClaim).extend({ lastDecidedAt: Instant.nullable() }).meta({ id: 'Validation' });
export type Validation = z.infer<typeof Validation>;
export const ValidationQuery = z.strictObject({ ...paging });
export type ValidationQuery = z.infer<typeof ValidationQuery>;

/** Who will decide a report of this country, for the page that writes it. */
export const Reporting = z
  .object({
    iso3: Iso3,
    maySend: z.boolean(),
    mayDraft: z.boolean(),
    hasFocalPoint: z.boolean(),
    deciders: Deciders,
    mainRegion: RegionCode,
    /** The open rounds that ask the country, the one due first first; none for whoever does not read its reports. */
    rounds: z.array(AskedRound),
  })
  .meta({ id: 'Reporting' });
export type Reporting = z.infer<typeof Reporting>;
