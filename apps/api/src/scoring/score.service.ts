import { Injectable } from '@nestjs/common';
import type { ExplanationInput, Score, ScoreInput } from '@portal/contracts';
import {
  conflict,
  errorsInScore,
  invalid,
  isRefusal,
  notFound,
  type Refusal,
  refusalToExplain,
  refusalToScore,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { type FoundScenario, onScenario, ScenarioLookup } from '../scenario/scenario-lookup.service.js';
import { ScoringPictureService } from './scoring-picture.service.js';
import {
  type RoundRow,
  scorePlace,
  type ScoreRow,
  type ScoreWords,
  selectRounds,
  selectScores,
} from './scoring.row.js';

/** What each scores, alone and for themselves. */
@Injectable()
export class ScoreService {
  constructor(
    private readonly database: Database,
    private readonly scenarios: ScenarioLookup,
    private readonly picture: ScoringPictureService,
  ) {}

  /** The first time it is added, later it is changed, until the round is over. */
  give(actor: RequestActor, input: ScoreInput): Promise<Score | Refusal> {
    return this.database.write(actor, async (tx) => {
      const round = await roundById(tx, input.roundId);
      const found = round && (await this.scenarios.byId(tx, round.scenario_id));
      if (!found) return notFound;
      const refusal = refusalToScore(found.risk, await this.picture.toChange(tx, actor, round));
      if (refusal) return refusal;
      const errors = errorsInScore(found.method, input.judgement);
      if (errors.length > 0) return invalid(...errors);
      const before = await tx.row<ScoreRow>(`${selectScores} WHERE s.round_id = $1 AND s.person_id = $2`, [
        round.id,
        actor.id,
      ]);
      const id = before ? await this.change(tx, found, round, before, input) : await add(tx, actor, found, input);
      if (isRefusal(id)) return id;
      await markScored(tx, actor, round.id);
      return this.picture.score(tx, found, round, id);
    });
  }

  /** Why one's own score lies far from the others. What was scored stands. */
  explain(actor: RequestActor, id: string, { words }: ExplanationInput): Promise<Score | Refusal> {
    return this.database.write(actor, async (tx) => {
      const score = await tx.row<ScoreRow>(`${selectScores} WHERE s.id = $1`, [id]);
      const round = score && (await roundById(tx, score.round_id));
      const found = round && (await this.scenarios.byId(tx, round.scenario_id));
      if (!found) return notFound;
      const change = await this.picture.toChange(tx, actor, round);
      const refusal = refusalToExplain(found.risk, change, score.person_id === actor.id);
      if (refusal) return refusal;
      const { rationale } = found.key.open<ScoreWords>(scorePlace(id), score.words);
      const explained: ScoreWords = { rationale, explanation: words };
      const changed = await tx.change<Versioned>('score', score, { words: found.key.seal(scorePlace(id), explained) });
      if (!isRefusal(changed)) return this.picture.score(tx, found, round, id);
      const current = await this.picture.score(tx, found, round, id);
      return changed.refused === 'stale' ? { refused: 'stale', current } : changed;
    });
  }

  private async change(
    tx: Transaction,
    found: FoundScenario,
    round: RoundRow,
    before: ScoreRow,
    { version, judgement, confidence, rationale }: ScoreInput,
  ): Promise<string | Refusal> {
    if (version === 0) return conflict('scored-already');
    const stale = async (): Promise<Refusal> => ({
      refused: 'stale',
      current: await this.picture.score(tx, found, round, before.id),
    });
    if (version !== before.version) return stale();
    const changed = await tx.change<Versioned>('score', before, {
      ...{ judgement, confidence },
      words: found.key.seal(scorePlace(before.id), { rationale, explanation: '' } satisfies ScoreWords),
      scored_at: tx.now,
    });
    if (!isRefusal(changed)) return before.id;
    return changed.refused === 'stale' ? stale() : changed;
  }
}

/** Undefined: absent or hidden. */
function roundById(tx: ReadTransaction, id: string): Promise<RoundRow | undefined> {
  return tx.row<RoundRow>(`${selectRounds} WHERE r.id = $1`, [id]);
}

async function add(
  tx: Transaction,
  actor: RequestActor,
  found: FoundScenario,
  { roundId, version, judgement, confidence, rationale }: ScoreInput,
): Promise<string | Refusal> {
  // Nobody takes a score back, so there is none that a later version could follow.
  if (version !== 0) return invalid({ pointer: '/version', code: 'not-allowed' });
  const [made] = await tx.rows<{ id: string }>('SELECT uuidv7() AS id');
  const id = made?.id ?? '';
  await tx.insert('score', {
    ...onScenario(found),
    id,
    round_id: roundId,
    person_id: actor.id,
    ...{ judgement, confidence },
    words: found.key.seal(scorePlace(id), { rationale, explanation: '' } satisfies ScoreWords),
    scored_at: tx.now,
  });
  return id;
}

/** The team learns that they have scored, never what. */
async function markScored(tx: Transaction, actor: RequestActor, round: string): Promise<void> {
  const row = await tx.row<Versioned>('SELECT id, version FROM scorer WHERE round_id = $1 AND person_id = $2', [
    round,
    actor.id,
  ]);
  if (!row) throw new Error('somebody scored who is not asked');
  await tx.change<Versioned>('scorer', row, { scored_at: tx.now });
}
