import { Injectable } from '@nestjs/common';
import type { Score, ScoringRound } from '@portal/contracts';
import {
  outliersOf,
  refusalToAgree,
  refusalToCloseScoring,
  refusalToScore,
  refusalToScoreAgain,
  type RoundToChange,
  spreadsOf,
} from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { rightOf, toHand } from '../platform/hand.js';
import type { DataKey } from '../platform/vault/data-key.js';
import type { FoundScenario } from '../scenario/scenario-lookup.service.js';
import {
  roundPlace,
  type RoundRow,
  scorePlace,
  type ScoreRow,
  type ScorerRow,
  type ScoreWords,
  selectRounds,
  selectScorers,
  selectScores,
} from './scoring.row.js';

/** A round with who is asked, and the scores of it that the actor may see. */
interface RoundParts {
  readonly round: RoundRow;
  readonly scorers: readonly ScorerRow[];
  readonly scores: readonly ScoreRow[];
}

/** Scoring rounds as the team sees them: nobody's score but one's own until a round is over. */
@Injectable()
export class ScoringPictureService {
  /** The last one first; none for whoever is not of the country. */
  async list(tx: ReadTransaction, actor: RequestActor, found: FoundScenario): Promise<ScoringRound[]> {
    const rounds = await tx.rows<RoundRow>(`${selectRounds} WHERE r.scenario_id = $1 ORDER BY r.number DESC`, [
      found.row.id,
    ]);
    const pictures: ScoringRound[] = [];
    for (const round of rounds) pictures.push(await this.read(tx, actor, found, round));
    return pictures;
  }

  async read(tx: ReadTransaction, actor: RequestActor, found: FoundScenario, round: RoundRow): Promise<ScoringRound> {
    return toRound(actor, found, await partsOf(tx, round));
  }

  /** What acts on the round depend on. */
  async toChange(tx: ReadTransaction, actor: RequestActor, round: RoundRow): Promise<RoundToChange> {
    return toChangeOf(actor, await partsOf(tx, round));
  }

  /** One score as its scorer sees it. */
  async score(tx: ReadTransaction, { method, key }: FoundScenario, round: RoundRow, id: string): Promise<Score> {
    const { scores } = await partsOf(tx, round);
    const row = scores.find((each) => each.id === id);
    if (!row) throw new Error('a score that was there a moment ago');
    return toScore(row, key, round.is_over && outliersOf(method, scores).includes(row));
  }
}

async function partsOf(tx: ReadTransaction, round: RoundRow): Promise<RoundParts> {
  const scorers = await tx.rows<ScorerRow>(`${selectScorers} WHERE x.round_id = $1 ORDER BY p.name, x.id`, [round.id]);
  const scores = await tx.rows<ScoreRow>(`${selectScores} WHERE s.round_id = $1 ORDER BY p.name, s.id`, [round.id]);
  return { round, scorers, scores };
}

function toChangeOf(actor: RequestActor, { round, scorers }: RoundParts): RoundToChange {
  return {
    isOver: round.is_over,
    isAgreed: round.agreed_at !== null,
    isAsked: scorers.some(({ person_id: id }) => id === actor.id),
    isLast: round.is_last,
    scored: scorers.filter(({ scored_at: at }) => at !== null).length,
  };
}

function toRound(actor: RequestActor, { row, risk, method, key }: FoundScenario, parts: RoundParts): ScoringRound {
  const { round, scorers, scores } = parts;
  const isOver = round.is_over;
  const change = toChangeOf(actor, parts);
  const outliers = isOver ? outliersOf(method, scores) : [];
  const shown = scores.map((each) => ({ row: each, score: toScore(each, key, outliers.includes(each)) }));
  return {
    id: round.id,
    scenarioId: row.id,
    number: round.number,
    kind: round.kind,
    openedAt: round.opened_at,
    openedBy: toHand(round),
    closesAt: round.closes_at,
    closedAt: round.closed_at ?? (isOver ? round.closes_at : null),
    closedReason:
      round.closed_words === null ? '' : key.open<string>(roundPlace(round.id, 'closed_words'), round.closed_words),
    scorers: scorers.map(({ person_id: id, name, scored_at: at }) => ({
      person: { id, name },
      hasScored: at !== null,
    })),
    mine: shown.find((each) => each.row.person_id === actor.id)?.score ?? null,
    scores: isOver ? shown.map(({ score }) => score) : null,
    spreads: isOver ? spreadsIn(method, scores) : null,
    agreement: agreementOf(round, key),
    rights: {
      score: rightOf(refusalToScore(risk, change)),
      close: rightOf(refusalToCloseScoring(actor, risk, change)),
      agree: rightOf(refusalToAgree(actor, risk, change)),
      again: rightOf(refusalToScoreAgain(actor, risk, !isOver)),
    },
    version: round.version,
  };
}

function spreadsIn(method: FoundScenario['method'], scores: readonly ScoreRow[]): ScoringRound['spreads'] {
  const judgements = scores.map(({ judgement }) => judgement);
  return spreadsOf(method, judgements).map(({ counts, ...spread }) => ({
    ...spread,
    counts: counts.map((each) => ({ ...each })),
  }));
}

function agreementOf(round: RoundRow, key: DataKey): ScoringRound['agreement'] {
  const { agreed: judgement, agreed_confidence: confidence, agreed_words: words, agreed_at: at } = round;
  if (judgement === null || confidence === null || words === null || at === null) return null;
  return {
    judgement: { ...judgement, impacts: { ...judgement.impacts } },
    reason: key.open<string>(roundPlace(round.id, 'agreed_words'), words),
    confidence,
    at,
    by: toHand({
      role: round.agreed_role,
      scope: round.agreed_scope,
      person_id: round.agreed_by,
      person_name: round.agreed_name,
    }),
  };
}

function toScore(row: ScoreRow, key: DataKey, isOutlier: boolean): Score {
  const { rationale, explanation } = key.open<ScoreWords>(scorePlace(row.id), row.words);
  return {
    id: row.id,
    roundId: row.round_id,
    person: { id: row.person_id, name: row.name },
    judgement: { ...row.judgement, impacts: { ...row.judgement.impacts } },
    rationale,
    confidence: row.confidence,
    isOutlier,
    explanation,
    at: row.scored_at,
    version: row.version,
  };
}
