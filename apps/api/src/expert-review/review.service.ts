import { Injectable } from '@nestjs/common';
import type { Review, ReviewInput, Reviews, ReviewsQuery } from '@portal/contracts';
import {
  conflict,
  errorsInReview,
  type Instant,
  invalid,
  isRefusal,
  notFound,
  type Refusal,
  type ReviewedJudgement,
  type ReviewJudgement,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { rightOf } from '../platform/hand.js';
import type { DataKey } from '../platform/vault/data-key.js';
import { type FoundScenario, onScenario, ScenarioLookup } from '../scenario/scenario-lookup.service.js';
import { refusalToReviewIt } from '../scenario/scenario-picture.service.js';

interface ReviewRow extends Versioned {
  readonly scenario_id: string;
  readonly person_id: string;
  readonly name: string | null;
  readonly has_conflict: boolean;
  readonly judgements: readonly ReviewedJudgement[];
  readonly words: Buffer;
  readonly reviewed_at: Instant;
}

/** What goes with a review, sealed as one. */
interface ReviewWords {
  readonly conflict: string;
  readonly comment: string;
  readonly comments: Readonly<Partial<Record<ReviewJudgement, string>>>;
}

/** Reviews `x` as rows; the rest of the statement follows. */
const selectReviews = `
  SELECT x.id, x.version, x.scenario_id, x.person_id, coalesce(p.name, n.name) AS name, x.has_conflict, x.judgements,
    x.words, x.reviewed_at
  FROM review x LEFT JOIN person p ON p.id = x.person_id LEFT JOIN app.risk_names(app.actor()) n ON n.id = x.person_id`;

const placeOf = (id: string) => ({ table: 'review', id, column: 'words' });

/** What experts from outside say of single scenarios: each sees their own, the country's people see all. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly database: Database,
    private readonly scenarios: ScenarioLookup,
  ) {}

  async list(actor: RequestActor, { scenario }: ReviewsQuery): Promise<Reviews | Refusal> {
    const answer = await this.database.read(actor, async (tx) => {
      const found = await this.scenarios.byId(tx, scenario);
      if (!found) return notFound;
      const rows = await tx.rows<ReviewRow>(`${selectReviews} WHERE x.scenario_id = $1 ORDER BY x.reviewed_at, x.id`, [
        scenario,
      ]);
      return {
        items: rows.map((row) => toReview(row, found.key)),
        mayReview: rightOf(await refusalToReviewIt(tx, scenario)),
      };
    });
    if (!isRefusal(answer)) await this.database.witness(actor, 'scenario', scenario);
    return answer;
  }

  /** The first time it is added, later it is changed, while access lasts and until the version is approved. */
  give(actor: RequestActor, input: ReviewInput): Promise<Review | Refusal> {
    return this.database.write(actor, async (tx) => {
      const found = await this.scenarios.byId(tx, input.scenarioId);
      if (!found) return notFound;
      const refusal = await refusalToReviewIt(tx, input.scenarioId);
      if (refusal) return refusal;
      const errors = errorsInReview(found.method, input.judgements);
      if (errors.length > 0) return invalid(...errors);
      const before = await tx.row<ReviewRow>(`${selectReviews} WHERE x.scenario_id = $1 AND x.person_id = $2`, [
        input.scenarioId,
        actor.id,
      ]);
      return before ? change(tx, found, before, input) : add(tx, actor, found, input);
    });
  }
}

async function add(
  tx: Transaction,
  actor: RequestActor,
  found: FoundScenario,
  input: ReviewInput,
): Promise<Review | Refusal> {
  // Nobody takes a review back, so there is none that a later version could follow.
  if (input.version !== 0) return invalid({ pointer: '/version', code: 'not-allowed' });
  const [made] = await tx.rows<{ id: string }>('SELECT uuidv7() AS id');
  const id = made?.id ?? '';
  const said = columnsOf(tx, found.key, id, input);
  await tx.insert('review', { ...onScenario(found), id, person_id: actor.id, ...said });
  return reviewById(tx, found.key, id);
}

async function change(
  tx: Transaction,
  { key }: FoundScenario,
  before: ReviewRow,
  input: ReviewInput,
): Promise<Review | Refusal> {
  const { id, version } = before;
  if (input.version === 0) return conflict('reviewed-already');
  if (input.version !== version) return { refused: 'stale', current: toReview(before, key) };
  const changed = await tx.change<Versioned>('review', before, columnsOf(tx, key, id, input));
  const present = await reviewById(tx, key, id);
  if (!isRefusal(changed)) return present;
  return changed.refused === 'stale' ? { refused: 'stale', current: present } : changed;
}

function columnsOf(
  { now }: Transaction,
  key: DataKey,
  id: string,
  { hasConflict, conflict: declared, judgements, comment }: ReviewInput,
) {
  const words: ReviewWords = {
    conflict: hasConflict ? declared : '',
    comment,
    comments: Object.fromEntries(judgements.map((each) => [each.on, each.comment])),
  };
  return {
    has_conflict: hasConflict,
    judgements: judgements.map(({ on, verdict, step }) => ({ on, verdict, step })),
    words: key.seal(placeOf(id), words),
    reviewed_at: now,
  };
}

async function reviewById(tx: ReadTransaction, key: DataKey, id: string): Promise<Review | Refusal> {
  const row = await tx.row<ReviewRow>(`${selectReviews} WHERE x.id = $1`, [id]);
  return row ? toReview(row, key) : notFound;
}

function toReview(row: ReviewRow, key: DataKey): Review {
  const { conflict: declared, comment, comments } = key.open<ReviewWords>(placeOf(row.id), row.words);
  return {
    id: row.id,
    scenarioId: row.scenario_id,
    person: { id: row.person_id, name: row.name },
    hasConflict: row.has_conflict,
    conflict: declared,
    judgements: row.judgements.map(({ on, verdict, step }) => ({ on, verdict, step, comment: comments[on] ?? '' })),
    comment,
    at: row.reviewed_at,
    version: row.version,
  };
}
