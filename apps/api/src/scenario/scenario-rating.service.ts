import { Injectable } from '@nestjs/common';
import {
  blockOf,
  type Confidence,
  conflict,
  isRefusal,
  type Judgement,
  type RatingKind,
  type Refusal,
} from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction, Versioned } from '../platform/database/transaction.js';
import { changesBetween, errorsInChange, patched } from './scenario-change.js';
import { enter } from './scenario-history.queries.js';
import type { FoundScenario } from './scenario-lookup.service.js';
import { openTitle, openWords } from './scenario.row.js';

export interface AgreedRating {
  readonly kind: RatingKind;
  readonly judgement: Judgement;
  readonly confidence: Confidence;
}

/** What a group made of a scenario: its rating, and how far its judgements lie apart. */
@Injectable()
export class ScenarioRatingService {
  /** Writes an agreed rating into the scenario and its history. How sure the group is goes with the rating of today. */
  async agree(
    tx: Transaction,
    actor: RequestActor,
    { row, method, key }: FoundScenario,
    { kind, judgement, confidence }: AgreedRating,
  ): Promise<Refusal | null> {
    const before = { title: openTitle(key, row), words: openWords(key, row), plain: row };
    const sure = kind === 'current' ? confidence : (row.confidence ?? confidence);
    const patch = { ratings: { [kind]: judgement }, confidence: sure };
    const after = patched(before, patch);
    if (errorsInChange(method, before, after, patch).length > 0) return conflict('ratings-contradict', '/judgement');
    const changes = changesBetween(before, after);
    const rating = { [kind]: judgement, confidence: sure, ...(kind === 'current' ? { rated_at: tx.now } : {}) };
    const changed = await tx.change<Versioned>('scenario', row, rating);
    if (isRefusal(changed)) return changed;
    if (changes.length > 0) await enter(tx, actor, key, row, changes);
    return null;
  }

  /** The block of cells that people chose in a round that is over. Made from their scores: nobody edited the scenario. */
  async spread(
    tx: Transaction,
    { row, method }: Pick<FoundScenario, 'method'> & { readonly row: { readonly id: string } },
    judgements: readonly Judgement[],
  ): Promise<void> {
    const block = blockOf(method, judgements);
    await tx.derive(() =>
      tx.rows('UPDATE scenario SET spread = $2 WHERE id = $1', [row.id, block && JSON.stringify(block)]),
    );
  }
}
