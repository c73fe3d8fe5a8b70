/**
 * Risk assessments of a country (domain.md, "Risk assessment"). One row is one *version*: `seriesId` is the assessment
 * through all of them. Restricted, always: the country's own people and whom they let in; to anybody else each address
 * answers as if there were nothing.
 *
 *   GET    risk-assessments?iso3=                       RiskAssessments
 *   POST   risk-assessments                             RiskAssessmentInput → RiskAssessment
 *   GET    risk-assessments/:id                         WholeRiskAssessment (an audit entry `read` first)
 *   PATCH  risk-assessments/:id             If-Match    RiskAssessmentPatch → RiskAssessment (a draft only)
 *   POST   risk-assessments/:id/steps                   RiskStepInput → RiskAssessment (review, return, approve)
 *   POST   risk-assessments/:id/next-version            NextRiskVersionInput → RiskAssessment: a draft copy, remapped where the method is another
 *   POST   risk-assessments/:id/people                  RiskPeopleInput → RiskAssessment: who leads, scores, reads
 *   GET    risk-assessments/:id/readers                 RiskReaders: who can see it, and who looked
 *   GET    risk-assessments/compare?from=&to=           RiskComparison
 *   GET    grants?assessment= · POST grants · POST grants/:id/withdrawal          RiskGrantInput → RiskGrant
 *   GET    grants/mine                                  RiskGrants: what one was let into oneself, in force today
 *   GET    acceptances?scenario= · POST acceptances · POST acceptances/:id/withdrawal   RiskAcceptanceInput → RiskAcceptance
 */
import * as z from 'zod';
import { ratingKinds, riskActs, riskGrantPurposes, riskLives, riskParts, riskSteps } from '@portal/domain';
import { whole } from './lists.js';
import { PlanRight } from './plan-actions.js';
import { RiskMethod } from './risk-methods.js';
import { ListedScenario } from './scenarios.js';
import { Code, Day, Id, Instant, Iso3, Language, plainText, plainWords, Reason } from './scalars.js';
import { Hand } from './status.js';

export const RiskLife = z.enum(riskLives).meta({ id: 'RiskLife' });
export const RiskPart = z.enum(riskParts).meta({ id: 'RiskPart' });
const Person = z.object({ id: Id, name: z.string().nullable() });

const headline = {
  id: Id,
  seriesId: Id,
  number: z.number().int(),
  iso3: Iso3,
  country: z.string(),
  referenceYear: z.number().int(),
  language: Language,
  life: RiskLife,
  /** The first of the six steps that is not done yet; null: all are. Computed. */
  step: z.enum(riskSteps).nullable(),
  scenarios: z.number().int(),
  /** High or above, and neither treated nor accepted today. */
  gaps: z.number().int(),
  approvedOn: Day.nullable(),
  sample: z.boolean(),
};
export const ListedRiskAssessment = z.object(headline).meta({ id: 'ListedRiskAssessment' });
export type ListedRiskAssessment = z.infer<typeof ListedRiskAssessment>;
/** Empty for whoever may see none, whether there are any or not. */
export const RiskAssessments = whole(ListedRiskAssessment)
  .extend({ mayBegin: PlanRight })
  .meta({ id: 'RiskAssessments' });
export type RiskAssessments = z.infer<typeof RiskAssessments>;
export const RiskAssessmentsQuery = z.strictObject({ iso3: Iso3.optional() });
export type RiskAssessmentsQuery = z.infer<typeof RiskAssessmentsQuery>;

/** An own person with their part; `hasLeft` where they hold no office in the country any more. */
export const RiskMember = z.object({ person: Person, part: RiskPart, hasLeft: z.boolean() }).meta({ id: 'RiskMember' });
export type RiskMember = z.infer<typeof RiskMember>;

export const RiskAssessment = z
  .object({
    ...headline,
    scope: z.string(),
    /** Countries and organisations that support it (§78). */
    supportPartners: z.array(z.string()),
    methodId: Id,
    steps: z.array(
      z.object({ step: z.enum(riskSteps), isDone: z.boolean(), done: z.number().int(), of: z.number().int() }),
    ),
    taken: z.array(z.object({ life: RiskLife, at: Instant, by: Hand.nullable(), note: z.string() })),
    versions: z.array(z.object({ id: Id, number: z.number().int(), life: RiskLife, referenceYear: z.number().int() })),
    people: z.array(RiskMember),
    /** Waits for the focal point to send it as their status; for them alone. */
    preparedUpdateId: Id.nullable(),
    rights: z.object({
      edit: PlanRight,
      review: PlanRight,
      return: PlanRight,
      approve: PlanRight,
      nextVersion: PlanRight,
      people: PlanRight,
      grant: PlanRight,
      accept: PlanRight,
      openRound: PlanRight,
    }),
    version: z.number().int(),
  })
  .meta({ id: 'RiskAssessment' });
export type RiskAssessment = z.infer<typeof RiskAssessment>;

/** All that the page draws at first; a scenario's words come with the scenario. */
export const WholeRiskAssessment = RiskAssessment.extend({
  method: RiskMethod,
  scenarioList: z.array(ListedScenario),
}).meta({ id: 'WholeRiskAssessment' });
export type WholeRiskAssessment = z.infer<typeof WholeRiskAssessment>;

const Year = z.number().int().min(2000).max(2100);
const partners = z.array(plainWords(200)).max(20);
export const RiskAssessmentInput = z
  .strictObject({
    iso3: Iso3,
    referenceYear: Year,
    methodId: Id,
    language: Language,
    scope: plainText(4000).default(''),
    supportPartners: partners.default([]),
  })
  .meta({ id: 'RiskAssessmentInput' });
export type RiskAssessmentInput = z.infer<typeof RiskAssessmentInput>;
export const RiskAssessmentPatch = z
  .strictObject({
    referenceYear: Year.optional(),
    scope: plainText(4000).optional(),
    supportPartners: partners.optional(),
  })
  .meta({ id: 'RiskAssessmentPatch' });
export type RiskAssessmentPatch = z.infer<typeof RiskAssessmentPatch>;

export const RiskStepInput = z
  .strictObject({ act: z.enum(riskActs), note: plainText(2000).default('') })
  .meta({ id: 'RiskStepInput' });
export type RiskStepInput = z.infer<typeof RiskStepInput>;

/** Where each old step goes; a whole map of both axes. Absent: the same method. */
export const Remapping = z
  .strictObject({
    methodId: Id,
    likelihood: z.record(Code, Code),
    impact: z.record(Code, Code),
  })
  .meta({ id: 'Remapping' });
export type Remapping = z.infer<typeof Remapping>;
export const NextRiskVersionInput = z
  .strictObject({ referenceYear: Year, remapping: Remapping.optional() })
  .meta({ id: 'NextRiskVersionInput' });
export type NextRiskVersionInput = z.infer<typeof NextRiskVersionInput>;

export const RiskPeopleInput = z
  .strictObject({ people: z.array(z.strictObject({ personId: Id, part: RiskPart })).max(60) })
  .meta({ id: 'RiskPeopleInput' });
export type RiskPeopleInput = z.infer<typeof RiskPeopleInput>;

export const RiskReaders = z
  .object({
    own: z.array(z.object({ role: z.string(), people: z.array(Person) })),
    looks: z.array(z.object({ at: Instant, person: Person.nullable() })),
  })
  .meta({ id: 'RiskReaders' });
export type RiskReaders = z.infer<typeof RiskReaders>;

/** Access by name that its country gave: to read all of a version, or to review single scenarios and see nothing else. */
export const RiskGrant = z
  .object({
    id: Id,
    assessmentId: Id,
    iso3: Iso3,
    person: Person,
    purpose: z.enum(riskGrantPurposes),
    /** Empty for `read`. */
    scenarioIds: z.array(Id),
    since: Instant,
    until: Day,
    withdrawnAt: Instant.nullable(),
    isInForce: z.boolean(),
    by: Hand.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'RiskGrant' });
export type RiskGrant = z.infer<typeof RiskGrant>;
export const RiskGrants = whole(RiskGrant).meta({ id: 'RiskGrants' });
export type RiskGrants = z.infer<typeof RiskGrants>;
export const RiskGrantsQuery = z.strictObject({ assessment: Id });
export type RiskGrantsQuery = z.infer<typeof RiskGrantsQuery>;
/** `until` is at most a year ahead; nobody grants to themselves or to a person without an account. */
export const RiskGrantInput = z
  .strictObject({
    assessmentId: Id,
    email: z.email().max(320),
    purpose: z.enum(riskGrantPurposes),
    scenarioIds: z.array(Id).max(200).default([]),
    until: Day,
  })
  .meta({ id: 'RiskGrantInput' });
export type RiskGrantInput = z.infer<typeof RiskGrantInput>;

/** A risk that somebody with authority bears until a day; then the gap is back. */
export const RiskAcceptance = z
  .object({
    id: Id,
    scenarioId: Id,
    reason: z.string(),
    until: Day,
    at: Instant,
    by: Hand.nullable(),
    withdrawnAt: Instant.nullable(),
    isInForce: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'RiskAcceptance' });
export type RiskAcceptance = z.infer<typeof RiskAcceptance>;
export const RiskAcceptances = whole(RiskAcceptance).meta({ id: 'RiskAcceptances' });
export type RiskAcceptances = z.infer<typeof RiskAcceptances>;
export const RiskAcceptancesQuery = z.strictObject({ scenario: Id });
export type RiskAcceptancesQuery = z.infer<typeof RiskAcceptancesQuery>;
export const RiskAcceptanceInput = z
  .strictObject({ scenarioId: Id, reason: Reason, until: Day })
  .meta({ id: 'RiskAcceptanceInput' });
export type RiskAcceptanceInput = z.infer<typeof RiskAcceptanceInput>;

const Place = z.object({ likelihood: Code, impact: Code, level: Code }).nullable();
/** Two versions of one assessment: scenarios matched by their line, with how each rating moved. */
export const RiskComparison = z
  .object({
    from: z.object({ id: Id, number: z.number().int(), referenceYear: z.number().int() }),
    to: z.object({ id: Id, number: z.number().int(), referenceYear: z.number().int() }),
    isSameMethod: z.boolean(),
    items: z.array(
      z.object({
        lineId: Id,
        title: z.string(),
        change: z.enum(['added', 'removed', 'moved', 'stayed']),
        from: z.object({ inherent: Place, current: Place, target: Place }).nullable(),
        to: z.object({ inherent: Place, current: Place, target: Place }).nullable(),
      }),
    ),
  })
  .meta({ id: 'RiskComparison' });
export type RiskComparison = z.infer<typeof RiskComparison>;
export const RiskComparisonQuery = z.strictObject({ from: Id, to: Id });
export type RiskComparisonQuery = z.infer<typeof RiskComparisonQuery>;
export const RatingKind = z.enum(ratingKinds).meta({ id: 'RatingKind' });
