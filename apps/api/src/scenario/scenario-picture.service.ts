import { Injectable } from '@nestjs/common';
import type { Scenario } from '@portal/contracts';
import {
  type ActionState,
  type Instant,
  type Refusal,
  refusalToComment,
  refusalToEditScenario,
  refusalToRemoveScenario,
  refusalToReview,
  type ScenarioText,
  type Sensitivity,
  type SensitivityChoice,
} from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type HandRow, rightOf, toHand } from '../platform/hand.js';
import type { DataKey } from '../platform/vault/data-key.js';
import { Vault } from '../platform/vault/vault.js';
import { ListedScenarioService, toListed } from './listed-scenario.service.js';
import { type ListedScenarioRow, openTitle, openWords, type ScenarioWords, toScenarioRisk } from './scenario.row.js';

interface TreatedByRow {
  readonly line: string;
  readonly action_id: string;
  readonly plan_id: string;
  readonly reference: string;
  readonly title: string;
  readonly state: ActionState;
  readonly progress: number;
  readonly ends_on: string;
}

interface SensitivityRow extends HandRow {
  readonly field: ScenarioText;
  readonly kind: Sensitivity;
  readonly choice: SensitivityChoice;
  readonly chosen_at: Instant;
}

/** A scenario as its readers see it: its words opened, with what hangs on it. */
@Injectable()
export class ScenarioPictureService {
  constructor(
    private readonly listed: ListedScenarioService,
    private readonly vault: Vault,
  ) {}

  /** Undefined: absent or hidden. */
  async read(tx: ReadTransaction, actor: RequestActor, id: string): Promise<Scenario | undefined> {
    const day = tx.now.slice(0, 10);
    const checked = await this.listed.byId(tx, id, day);
    if (!checked) return undefined;
    const { row } = checked;
    const key = await this.vault.open(tx, row.series_id);
    const words = await wordsOf(tx, key, id);
    return {
      ...toListed(checked, key, day),
      methodId: row.method_id,
      narrative: words.narrative,
      background: words.background,
      motivation: words.motivation,
      capability: words.capability,
      vulnerabilities: words.vulnerabilities,
      likelihoodRationale: words.likelihoodRationale,
      impactRationale: words.impactRationale,
      controls: [...words.controls],
      caseStudies: [...words.caseStudies],
      exceptions: { ...words.exceptions },
      treatedBy: await treatedByOf(tx, id),
      setsOff: await linkedOf(tx, key, 'c.scenario_id = $1 AND s.id = c.sets_off_id', id),
      setOffBy: await linkedOf(tx, key, 'c.sets_off_id = $1 AND s.id = c.scenario_id', id),
      sensitivities: await sensitivitiesOf(tx, id),
      isNarrowed: row.is_narrowed,
      rights: await rightsOf(tx, actor, row),
      version: row.version,
    };
  }

  /** The key of its words. */
  keyOf(tx: ReadTransaction, { series_id: series }: Pick<ListedScenarioRow, 'series_id'>): Promise<DataKey> {
    return this.vault.open(tx, series);
  }
}

async function wordsOf(tx: ReadTransaction, key: DataKey, id: string): Promise<ScenarioWords> {
  const row = await tx.row<{ words: Buffer }>('SELECT words FROM scenario WHERE id = $1', [id]);
  if (!row) throw new Error('a scenario that was there a moment ago');
  return openWords(key, { id, words: row.words });
}

async function rightsOf(tx: ReadTransaction, actor: RequestActor, row: ListedScenarioRow): Promise<Scenario['rights']> {
  const risk = toScenarioRisk(row);
  const edit = refusalToEditScenario(actor, risk);
  return {
    edit: rightOf(edit),
    rate: rightOf(edit),
    remove: rightOf(refusalToRemoveScenario(actor, risk, await isScored(tx, row.id))),
    treat: rightOf(edit),
    comment: rightOf(refusalToComment(actor, risk)),
    review: rightOf(await refusalToReviewIt(tx, row.id)),
  };
}

/** Somebody scored or reviewed it. Who scored is known to the team, what is not. */
export async function isScored(tx: ReadTransaction, id: string): Promise<boolean> {
  const row = await tx.row<{ is: boolean }>(
    `SELECT EXISTS (SELECT FROM scorer WHERE scenario_id = $1 AND scored_at IS NOT NULL)
       OR EXISTS (SELECT FROM review WHERE scenario_id = $1) AS is`,
    [id],
  );
  return row?.is ?? false;
}

/** Whether the actor may review it: whoever does sees the scenario alone, and not that its version is frozen. */
export async function refusalToReviewIt(tx: ReadTransaction, id: string): Promise<Refusal | null> {
  const row = await tx.row<{ asked: boolean; frozen: boolean }>(
    'SELECT $1 = ANY (app.reviewed_scenarios(app.actor())) AS asked, app.is_risk_frozen($1) AS frozen',
    [id],
  );
  return refusalToReview(row?.asked ?? false, row?.frozen ?? true);
}

async function treatedByOf(tx: ReadTransaction, id: string): Promise<Scenario['treatedBy']> {
  const rows = await tx.rows<TreatedByRow>(
    `SELECT DISTINCT ON (a.line_id) a.line_id AS line, a.id AS action_id, a.plan_id, a.reference, a.title, a.ends_on,
       coalesce(r.state, 'not-started') AS state, coalesce(r.progress, 0) AS progress
     FROM scenario_treatment t JOIN action a ON a.line_id = t.line JOIN action_plan p ON p.id = a.plan_id
     LEFT JOIN LATERAL (SELECT l.state, l.progress FROM progress_report l WHERE l.line_id = t.line
       ORDER BY l.day DESC, l.reported_at DESC, l.id DESC LIMIT 1) r ON true
     WHERE t.scenario_id = $1 ORDER BY a.line_id, p.number DESC`,
    [id],
  );
  return rows.map(
    ({ line, action_id: actionId, plan_id: planId, reference, title, state, progress, ends_on: endsOn }) => ({
      ...{ line, actionId, planId, reference, title, state, endsOn },
      progress: Number(progress),
    }),
  );
}

async function linkedOf(
  tx: ReadTransaction,
  key: DataKey,
  condition: string,
  id: string,
): Promise<Scenario['setsOff']> {
  const rows = await tx.rows<Pick<ListedScenarioRow, 'id' | 'number' | 'title'>>(
    `SELECT s.id, s.number, s.title FROM scenario_cascade c, scenario s WHERE ${condition} ORDER BY s.number`,
    [id],
  );
  return rows.map((row) => ({ id: row.id, number: row.number, title: openTitle(key, row) }));
}

async function sensitivitiesOf(tx: ReadTransaction, id: string): Promise<Scenario['sensitivities']> {
  const rows = await tx.rows<SensitivityRow>(
    `SELECT x.field, x.kind, x.choice, x.chosen_at, x.chosen_role AS role, x.chosen_scope AS scope,
       x.chosen_by AS person_id, p.name AS person_name
     FROM scenario_sensitivity x LEFT JOIN person p ON p.id = x.chosen_by WHERE x.scenario_id = $1
     ORDER BY x.chosen_at, x.id`,
    [id],
  );
  return rows.map((row) => ({
    field: row.field,
    kind: row.kind,
    choice: row.choice,
    at: row.chosen_at,
    by: toHand(row),
  }));
}
