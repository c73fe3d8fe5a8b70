import type { InvalidCode } from './invalid-code.js';

/** Why an act is forbidden although its record is visible. */
export const forbiddenCodes = [
  'own-claim',
  'no-permission',
  'not-your-country',
  'not-your-region',
  'focal-point-sends',
  'secretariat-decides',
  'coordinator-decides',
  'not-in-office',
  'own-retraction',
  'wrong-password',
  'current-password',
  'own-grant',
  'own-confirmation',
  'coordinator-confirms',
  'main-secretariat-proposes',
  'only-owner-widens',
  'not-your-document',
  'not-your-plan',
  'not-assigned',
  'own-report',
  'headline-only',
  'not-your-round-table',
  'not-your-commitment',
  'not-your-assessment',
  'focal-point-approves',
  'focal-point-accepts',
  'not-a-scorer',
  'not-your-score',
  'not-a-reviewer',
  'focal-point-shares',
  'not-your-picture',
] as const;
export type ForbiddenCode = (typeof forbiddenCodes)[number];

/** What about the present state stands against an act. Constraints of the database carry the same names. */
export const conflictCodes = [
  'decided',
  'sent',
  'withdrawn',
  'not-sent',
  'not-showing',
  'not-validated',
  'retracted',
  'retraction-agreed',
  'not-returned',
  'nothing-to-send',
  'one-line-an-indicator',
  'exempt-already',
  'exemption-ended',
  'email-taken',
  'in-use',
  'focal-point-in-office',
  'not-waiting',
  'term-ended',
  'term-overlaps',
  'invited-already',
  'successor-named',
  'last-administrator',
  'other-country',
  'round-overlaps',
  'round-closed',
  'round-not-closed',
  'not-failed',
  'removed',
  'replaced',
  'language-taken',
  'nothing-to-look-at',
  'id-taken',
  'level-in-drafts',
  'level-in-claims',
  'level-closed',
  'indicator-closed',
  'too-many-levels',
  'too-few-levels',
  'country-exists',
  'member-already',
  'main-region',
  'has-not-left',
  'team-exists',
  'seat-taken',
  'seat-held',
  'holds-already',
  'member-exists',
  'account-taken',
  'two-accounts',
  'merged',
  'frozen',
  'plan-over',
  'not-adopted',
  'version-open',
  'step-not-possible',
  'dependency-circle',
  'dependency-exists',
  'other-plan',
  'action-cancelled',
  'action-not-cancelled',
  'not-done',
  'waits-for-others',
  'has-reports',
  'objective-in-use',
  'number-taken',
  'granted-already',
  'grant-ended',
  'import-confirmed',
  'nothing-to-bring-in',
  'meeting-cancelled',
  'meeting-over',
  'already-an-action',
  'in-office',
  'erased',
  'documented',
  'round-table-over',
  'no-days-yet',
  'not-begun',
  'round-table-number-taken',
  'not-taking-part',
  'countries-unheard',
  'not-invited-yet',
  'position-given',
  'position-written-meanwhile',
  'voting-opened-already',
  'voting-open',
  'voting-not-open',
  'voting-closed',
  'voting-not-closed',
  'nothing-to-vote-on',
  'priority-decided',
  'priority-not-endorsed',
  'agenda-full',
  'agenda-published',
  'agenda-item-left-out',
  'no-seat-left',
  'delegate-named',
  'not-ticked',
  'reminded-today',
  'nobody-to-remind',
  'not-the-day',
  'not-drafting',
  'not-held',
  'no-conclusions',
  'conclusions-changed',
  'conclusions-adopted',
  'nothing-to-adopt',
  'no-source-text',
  'corrected-already',
  'minutes-open',
  'not-invited',
  'invitation-outdated',
  'reply-of-another-meeting',
  'reply-of-another-country',
  'poll-closed',
  'poll-open',
  'option-withdrawn',
  'everybody-answered',
  'accepted-already',
  'conflict-gone',
  'risk-frozen',
  'in-peer-review',
  'act-not-possible',
  'not-approved',
  'no-scenarios',
  'scenarios-unrated',
  'scoring-open',
  'ratings-contradict',
  'method-published',
  'method-not-published',
  'method-faulty',
  'scenario-scored',
  'scoring-closed',
  'scored-already',
  'agreed-already',
  'reviewed-already',
  'no-scorers',
  'nothing-scored',
  'scored-again',
  'acceptance-over',
  'no-approved-assessment',
  'nobody-shares',
  'no-draft',
  'picture-drawn',
  'not-sharing',
  'picture-changed',
  'picture-not-seen',
  'cascade-circle',
  'picture-this-quarter',
  'picture-needs-consent',
  'picture-gives-away',
] as const;
export type ConflictCode = (typeof conflictCodes)[number];

/** What is away or full, where it is not the database. */
export const unavailableCodes = ['storage-away', 'storage-full'] as const;
export type UnavailableCode = (typeof unavailableCodes)[number];

/** One value that is not allowed: `pointer` is a JSON Pointer (RFC 6901) into what was sent. */
export interface InvalidValue {
  readonly pointer: string;
  readonly code: InvalidCode;
}

/**
 * Everything a rule or a service may answer instead of doing what was asked (one closed union).
 * `not-found` stands for absent and for hidden, which nobody can tell apart.
 */
export type Refusal =
  | { readonly refused: 'not-found' }
  | { readonly refused: 'sign-in'; readonly code?: 'wrong-password' }
  | { readonly refused: 'forbidden'; readonly code: ForbiddenCode }
  | {
      readonly refused: 'conflict';
      readonly code: ConflictCode;
      readonly pointer?: string;
      /** References of the records that stand against it, in their order. */
      readonly involved?: readonly string[];
    }
  | { readonly refused: 'stale'; readonly current: unknown }
  | { readonly refused: 'condition-missing' }
  | { readonly refused: 'invalid'; readonly errors: readonly InvalidValue[] }
  | { readonly refused: 'too-large' }
  | { readonly refused: 'too-many'; readonly retryAfterSeconds: number };

export const notFound: Refusal = { refused: 'not-found' };

export function forbidden(code: ForbiddenCode): Refusal {
  return { refused: 'forbidden', code };
}

export function conflict(code: ConflictCode, pointer?: string): Refusal {
  return pointer === undefined ? { refused: 'conflict', code } : { refused: 'conflict', code, pointer };
}

export function invalid(...errors: readonly InvalidValue[]): Refusal {
  return { refused: 'invalid', errors };
}

/** Tells a refusal from what was asked for. No record of ours has a property `refused`. */
export function isRefusal<T>(value: T | Refusal): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
