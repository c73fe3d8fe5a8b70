import { Injectable } from '@nestjs/common';
import type { ScenarioComment, ScenarioCommentInput, ScenarioComments } from '@portal/contracts';
import {
  forbidden,
  type Instant,
  isRefusal,
  notFound,
  type Refusal,
  refusalToComment,
  refusalToEditScenario,
  type ScenarioText,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Versioned } from '../platform/database/transaction.js';
import { type HandRow, toHand } from '../platform/hand.js';
import type { DataKey } from '../platform/vault/data-key.js';
import { officeIn } from '../risk/risk-lookup.service.js';
import { ScenarioPictureService } from './scenario-picture.service.js';
import { toScenarioRisk } from './scenario.row.js';
import { scenarioById } from './scenario.service.js';

interface CommentRow extends HandRow, Versioned {
  readonly scenario_id: string;
  readonly field: ScenarioText;
  readonly paragraph: number;
  readonly words: Buffer;
  readonly written_at: Instant;
  readonly settled_at: Instant | null;
}

interface CommentWords {
  readonly quote: string;
  readonly words: string;
}

const selectComments = `
  SELECT x.id, x.version, x.scenario_id, x.field, x.paragraph, x.words, x.written_at, x.settled_at,
    x.written_role AS role, x.written_scope AS scope, x.written_by AS person_id, p.name AS person_name
  FROM scenario_comment x LEFT JOIN person p ON p.id = x.written_by`;

const placeOf = (id: string) => ({ table: 'scenario_comment', id, column: 'words' });

/** What the country's own people say of a scenario, paragraph by paragraph. */
@Injectable()
export class ScenarioCommentService {
  constructor(
    private readonly database: Database,
    private readonly picture: ScenarioPictureService,
  ) {}

  async list(actor: RequestActor, scenario: string): Promise<ScenarioComments | Refusal> {
    const answer = await this.database.read(actor, async (tx) => {
      const row = await scenarioById(tx, scenario);
      if (!row) return notFound;
      const key = await this.picture.keyOf(tx, row);
      const rows = await tx.rows<CommentRow>(`${selectComments} WHERE x.scenario_id = $1 ORDER BY x.written_at, x.id`, [
        scenario,
      ]);
      return { items: rows.map((each) => toComment(each, key)) };
    });
    if (!isRefusal(answer)) await this.database.witness(actor, 'scenario', scenario);
    return answer;
  }

  add(actor: RequestActor, input: ScenarioCommentInput): Promise<ScenarioComment | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await scenarioById(tx, input.scenarioId);
      if (!row) return notFound;
      const refusal = refusalToComment(actor, toScenarioRisk(row));
      if (refusal) return refusal;
      const [made] = await tx.rows<{ id: string }>('SELECT uuidv7() AS id');
      const id = made?.id ?? '';
      const key = await this.picture.keyOf(tx, row);
      const said: CommentWords = { quote: input.quote, words: input.words };
      const { role, scope } = officeIn(actor, row.iso3);
      await tx.insert('scenario_comment', {
        id,
        scenario_id: row.id,
        assessment_id: row.assessment_id,
        iso3: row.iso3,
        field: input.field,
        paragraph: input.paragraph,
        words: key.seal(placeOf(id), said),
        written_by: actor.id,
        written_role: role,
        written_scope: scope,
        written_at: tx.now,
        sample: row.sample,
      });
      return answered(tx, key, id);
    });
  }

  /** It is dealt with: said by whoever wrote it, or whoever may change the scenario. */
  settle(actor: RequestActor, id: string): Promise<ScenarioComment | Refusal> {
    return this.database.write(actor, async (tx) => {
      const comment = await tx.row<CommentRow>(`${selectComments} WHERE x.id = $1`, [id]);
      const row = comment && (await scenarioById(tx, comment.scenario_id));
      if (!row) return notFound;
      const risk = toScenarioRisk(row);
      const isOwn = comment.person_id === actor.id;
      const refusal = isOwn ? refusalToComment(actor, risk) : refusalToEditScenario(actor, risk);
      if (refusal) return refusal.refused === 'forbidden' ? forbidden('not-your-assessment') : refusal;
      const key = await this.picture.keyOf(tx, row);
      if (comment.settled_at !== null) return toComment(comment, key);
      const changed = await tx.change<Versioned>('scenario_comment', comment, {
        settled_at: tx.now,
        settled_by: actor.id,
      });
      return isRefusal(changed) && changed.refused !== 'stale' ? changed : answered(tx, key, id);
    });
  }
}

async function answered(tx: ReadTransaction, key: DataKey, id: string): Promise<ScenarioComment | Refusal> {
  const row = await tx.row<CommentRow>(`${selectComments} WHERE x.id = $1`, [id]);
  return row ? toComment(row, key) : notFound;
}

function toComment(row: CommentRow, key: DataKey): ScenarioComment {
  const { quote, words } = key.open<CommentWords>(placeOf(row.id), row.words);
  return {
    id: row.id,
    scenarioId: row.scenario_id,
    field: row.field,
    paragraph: row.paragraph,
    quote,
    words,
    by: toHand(row),
    at: row.written_at,
    settledAt: row.settled_at,
  };
}
