/**
 * Blind scoring of a scenario and its review by people from outside (domain.md, "Blind scoring"; §72). Until a round
 * closes nobody reads what another one scored: row security lets each see their own.
 *
 *   GET    scoring-rounds?scenario=                  ScoringRounds, the last one first
 *   POST   scoring-rounds                            ScoringRoundInput → ScoringRound: opens one
 *   POST   scoring-rounds/:id/closing                ClosingInput → ScoringRound; a single scorer needs a reason
 *   POST   scoring-rounds/:id/agreement              AgreementInput → ScoringRound: the value and its reason; once
 *   PUT    scores                                    ScoreInput → Score: one's own, until the round closes
 *   POST   scores/:id/explanation                    ExplanationInput → Score: why one is far from the others
 *   GET    reviews?scenario= · POST reviews          ReviewInput → Review: an expert's own; the second replaces the first
 */
import * as z from 'zod';
import { impactDimensions, ratingKinds, reviewJudgements, reviewVerdicts } from '@portal/domain';
import { whole } from './lists.js';
import { PlanRight } from './plan-actions.js';
import { Confidence, Judgement, JudgementInput } from './scenarios.js';
import { Code, Id, Instant, plainText, plainWords, Reason } from './scalars.js';
import { Hand } from './status.js';

const Person = z.object({ id: Id, name: z.string().nullable() });

export const Score = z
  .object({
    id: Id,
    roundId: Id,
    person: Person,
    judgement: Judgement,
    rationale: z.string(),
    confidence: Confidence,
    /** Far from the others: invited to say why. */
    isOutlier: z.boolean(),
    explanation: z.string(),
    at: Instant,
    version: z.number().int(),
  })
  .meta({ id: 'Score' });
export type Score = z.infer<typeof Score>;

/** How the group's steps lie on one axis: how many chose each, the median, the lowest and the highest. */
export const Spread = z
  .object({
    axis: z.enum(['likelihood', ...impactDimensions]),
    counts: z.array(z.object({ step: Code, count: z.number().int() })),
    median: Code,
    lowest: Code,
    highest: Code,
  })
  .meta({ id: 'Spread' });
export type Spread = z.infer<typeof Spread>;

export const ScoringRound = z
  .object({
    id: Id,
    scenarioId: Id,
    number: z.number().int(),
    kind: z.enum(ratingKinds),
    openedAt: Instant,
    openedBy: Hand.nullable(),
    /** When it closes by itself. */
    closesAt: Instant,
    closedAt: Instant.nullable(),
    closedReason: z.string(),
    /** Who is asked, and who has scored: never what, while it is open. */
    scorers: z.array(z.object({ person: Person, hasScored: z.boolean() })),
    mine: Score.nullable(),
    /** Null while it is open. */
    scores: z.array(Score).nullable(),
    spreads: z.array(Spread).nullable(),
    agreement: z
      .object({ judgement: Judgement, reason: z.string(), confidence: Confidence, at: Instant, by: Hand.nullable() })
      .nullable(),
    rights: z.object({ score: PlanRight, close: PlanRight, agree: PlanRight, again: PlanRight }),
    version: z.number().int(),
  })
  .meta({ id: 'ScoringRound' });
export type ScoringRound = z.infer<typeof ScoringRound>;
export const ScoringRounds = whole(ScoringRound).meta({ id: 'ScoringRounds' });
export type ScoringRounds = z.infer<typeof ScoringRounds>;
export const ScoringRoundsQuery = z.strictObject({ scenario: Id });
export type ScoringRoundsQuery = z.infer<typeof ScoringRoundsQuery>;
export const ScoringRoundInput = z
  .strictObject({ scenarioId: Id, kind: z.enum(ratingKinds).default('current'), closesAt: Instant })
  .meta({ id: 'ScoringRoundInput' });
export type ScoringRoundInput = z.infer<typeof ScoringRoundInput>;
export const ClosingInput = z.strictObject({ reason: plainText(2000).default('') }).meta({ id: 'ClosingInput' });
export type ClosingInput = z.infer<typeof ClosingInput>;
export const AgreementInput = z
  .strictObject({ judgement: JudgementInput, reason: Reason, confidence: Confidence })
  .meta({ id: 'AgreementInput' });
export type AgreementInput = z.infer<typeof AgreementInput>;
/** `version` of one's own earlier score; 0: the first. */
export const ScoreInput = z
  .strictObject({
    roundId: Id,
    judgement: JudgementInput,
    rationale: plainText(4000).default(''),
    confidence: Confidence,
    version: z.number().int().min(0),
  })
  .meta({ id: 'ScoreInput' });
export type ScoreInput = z.infer<typeof ScoreInput>;
export const ExplanationInput = z.strictObject({ words: plainWords(4000) }).meta({ id: 'ExplanationInput' });
export type ExplanationInput = z.infer<typeof ExplanationInput>;

/** One expert's view of one scenario. */
export const Review = z
  .object({
    id: Id,
    scenarioId: Id,
    person: Person,
    /** Declared before anything else; empty text: none. */
    hasConflict: z.boolean(),
    conflict: z.string(),
    judgements: z.array(
      z.object({
        on: z.enum(reviewJudgements),
        verdict: z.enum(reviewVerdicts),
        step: Code.nullable(),
        comment: z.string(),
      }),
    ),
    comment: z.string(),
    at: Instant,
    version: z.number().int(),
  })
  .meta({ id: 'Review' });
export type Review = z.infer<typeof Review>;
export const Reviews = whole(Review).extend({ mayReview: PlanRight }).meta({ id: 'Reviews' });
export type Reviews = z.infer<typeof Reviews>;
export const ReviewsQuery = z.strictObject({ scenario: Id });
export type ReviewsQuery = z.infer<typeof ReviewsQuery>;
/** `version` of one's own earlier review; 0: the first. */
export const ReviewInput = z
  .strictObject({
    scenarioId: Id,
    hasConflict: z.boolean(),
    conflict: plainText(2000).default(''),
    judgements: z
      .array(
        z.strictObject({
          on: z.enum(reviewJudgements),
          verdict: z.enum(reviewVerdicts),
          step: Code.nullable().default(null),
          comment: plainText(2000).default(''),
        }),
      )
      .max(reviewJudgements.length),
    comment: plainText(4000).default(''),
    version: z.number().int().min(0),
  })
  .refine(({ hasConflict, conflict }) => !hasConflict || conflict.trim() !== '', {
    error: 'required',
    path: ['conflict'],
  })
  .meta({ id: 'ReviewInput' });
export type ReviewInput = z.infer<typeof ReviewInput>;
