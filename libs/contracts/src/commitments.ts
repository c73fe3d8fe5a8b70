/**
 * Commitments: what follows from a conclusion, one for each addressee (domain.md, "Commitment").
 *
 *   GET    commitments?region=&roundTable=&iso3=&state=&sample=   Commitments
 *   POST   conclusions/:id/commitments                            CommitmentInput → Commitments
 *   GET    commitments/:id                                        Commitment
 *   POST   commitments/:id/steps                                  CommitmentStepInput → Commitment
 */
import * as z from 'zod';
import { addresseeKinds, commitmentStates, commitmentSteps } from '@portal/domain';
import { anyOf, listOf, paging } from './lists.js';
import { Sample } from './picture.js';
import { Day, Id, Instant, Iso3, RegionCode, text, words } from './scalars.js';
import { Hand } from './status.js';

export const AddresseeKind = z.enum(addresseeKinds).meta({ id: 'AddresseeKind' });
export const CommitmentState = z.enum(commitmentStates).meta({ id: 'CommitmentState' });

/** From when it is in which state, by whom, and why. */
const CommitmentStepTaken = z.object({
  state: CommitmentState,
  at: Instant,
  by: Hand.nullable(),
  reason: z.string(),
});

export const Commitment = z
  .object({
    id: Id,
    /** `AAF-2026-C014`: stable for ever, can be said on the phone. */
    reference: z.string(),
    roundTable: z.object({
      id: Id,
      reference: z.string(),
      number: z.number().int().nullable(),
      city: z.string(),
      region: RegionCode.nullable(),
    }),
    conclusion: z.object({ id: Id, number: z.number().int() }),
    text: z.string(),
    addressee: z.object({ kind: AddresseeKind, iso3: Iso3.nullable(), name: z.string().nullable() }),
    dueOn: Day,
    /** The day on which it was taken on. */
    since: Day,
    state: CommitmentState,
    /** Of the step that led there: why it was declined or withdrawn. */
    reason: z.string(),
    isOver: z.boolean(),
    /** Days past its due day while it is open; null: not late. */
    daysLate: z.number().int().nullable(),
    steps: z.array(CommitmentStepTaken),
    maySteps: z.array(z.enum(commitmentSteps)),
    /** An action of its addressee's plan carries it out; which one is the plan's own people's to know. */
    isCarried: z.boolean(),
    sample: z.boolean(),
  })
  .meta({ id: 'Commitment' });
export type Commitment = z.infer<typeof Commitment>;
export const Commitments = listOf(Commitment).meta({ id: 'Commitments' });
export type Commitments = z.infer<typeof Commitments>;

export const CommitmentsQuery = z.strictObject({
  ...paging,
  region: anyOf(RegionCode),
  roundTable: anyOf(Id),
  iso3: anyOf(Iso3),
  state: anyOf(CommitmentState),
  sample: Sample,
});
export type CommitmentsQuery = z.infer<typeof CommitmentsQuery>;

/** What follows from a conclusion, and for whom: each of them gets a commitment of their own. */
export const CommitmentInput = z
  .strictObject({
    text: words(500),
    dueOn: Day,
    countries: z.array(Iso3).max(100).default([]),
    secretariat: z.boolean().default(false),
    headquarters: z.boolean().default(false),
  })
  .meta({ id: 'CommitmentInput' });
export type CommitmentInput = z.infer<typeof CommitmentInput>;

export const CommitmentStepInput = z
  .strictObject({ step: z.enum(commitmentSteps), reason: text(2000).default('') })
  .meta({ id: 'CommitmentStepInput' });
export type CommitmentStepInput = z.infer<typeof CommitmentStepInput>;
