import type { Confidence, Instant, Judgement, RatingKind } from '@portal/domain';
import type { Versioned } from '../platform/database/transaction.js';
import type { HandRow } from '../platform/hand.js';

/** A row of `scoring_round`, with who opened it. */
export interface RoundRow extends Versioned, HandRow {
  readonly scenario_id: string;
  readonly number: number;
  readonly kind: RatingKind;
  readonly opened_at: Instant;
  readonly closes_at: Instant;
  readonly closed_at: Instant | null;
  readonly closed_words: Buffer | null;
  readonly agreed: Judgement | null;
  readonly agreed_confidence: Confidence | null;
  readonly agreed_words: Buffer | null;
  readonly agreed_at: Instant | null;
  readonly agreed_role: HandRow['role'];
  readonly agreed_scope: HandRow['scope'];
  readonly agreed_by: string | null;
  readonly agreed_name: string | null;
  /** Somebody closed it, or its time has come. */
  readonly is_over: boolean;
  readonly is_last: boolean;
}

/** Rounds `r` as rows; the rest of the statement follows. */
export const selectRounds = `
  SELECT r.id, r.version, r.scenario_id, r.number, r.kind, r.opened_at, r.closes_at, r.closed_at, r.closed_words, r.agreed,
    r.agreed_confidence, r.agreed_words, r.agreed_at, r.agreed_role, r.agreed_scope, r.agreed_by, a.name AS agreed_name,
    r.opened_role AS role, r.opened_scope AS scope, r.opened_by AS person_id, p.name AS person_name,
    r.closed_at IS NOT NULL OR r.closes_at <= now() AS is_over,
    NOT EXISTS (SELECT FROM scoring_round n WHERE n.scenario_id = r.scenario_id AND n.number > r.number) AS is_last
  FROM scoring_round r LEFT JOIN person p ON p.id = r.opened_by LEFT JOIN person a ON a.id = r.agreed_by`;

/** A row of `scorer`: who is asked, and that they have scored, never what. */
export interface ScorerRow extends Versioned {
  readonly round_id: string;
  readonly person_id: string;
  readonly name: string | null;
  readonly scored_at: Instant | null;
}

export const selectScorers = `
  SELECT x.id, x.version, x.round_id, x.person_id, x.scored_at, p.name
  FROM scorer x LEFT JOIN person p ON p.id = x.person_id`;

/** A row of `score`: one's own, and everybody's once their round is over. */
export interface ScoreRow extends Versioned {
  readonly round_id: string;
  readonly person_id: string;
  readonly name: string | null;
  readonly judgement: Judgement;
  readonly confidence: Confidence;
  readonly words: Buffer;
  readonly scored_at: Instant;
}

export const selectScores = `
  SELECT s.id, s.version, s.round_id, s.person_id, s.judgement, s.confidence, s.words, s.scored_at, p.name
  FROM score s LEFT JOIN person p ON p.id = s.person_id`;

/** What goes with a score, sealed as one. */
export interface ScoreWords {
  readonly rationale: string;
  readonly explanation: string;
}

export const scorePlace = (id: string) => ({ table: 'score', id, column: 'words' });
export const roundPlace = (id: string, column: 'closed_words' | 'agreed_words') => ({
  table: 'scoring_round',
  id,
  column,
});
