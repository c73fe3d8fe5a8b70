import { Injectable } from '@nestjs/common';
import type { ListedScenario } from '@portal/contracts';
import {
  acceptedUntil,
  type ActionState,
  type Day,
  flagsOf,
  type Instant,
  isGap,
  isHighRisk,
  type MethodShape,
  type RiskBorne,
  type RiskToCheck,
  type ScenarioToCount,
  type TreatingAction,
} from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { DataKey } from '../platform/vault/data-key.js';
import { RiskMethodLookup } from '../risk-method/risk-method-lookup.service.js';
import { openTitle, type ListedScenarioRow, selectListed, toRating } from './scenario.row.js';

/** A scenario with what the rules say of it on a day; nothing sealed is opened for it. */
export interface CheckedScenario {
  readonly row: ListedScenarioRow;
  readonly method: MethodShape;
  readonly check: RiskToCheck;
  readonly isGap: boolean;
  readonly isReviewed: boolean;
  readonly openRound: string | null;
}

interface TreatmentRow {
  readonly scenario_id: string;
  readonly state: ActionState;
  readonly done_at: Instant | null;
}
interface BorneRow extends RiskBorne {
  readonly scenario_id: string;
}

/** Scenarios as lists and matrices show them: asked by their own room and by that of assessments. */
@Injectable()
export class ListedScenarioService {
  constructor(private readonly methods: RiskMethodLookup) {}

  /** Those of these versions that the actor sees, in the order of their numbers. */
  async inRisks(tx: ReadTransaction, assessmentIds: readonly string[], day: Day): Promise<CheckedScenario[]> {
    if (assessmentIds.length === 0) return [];
    const rows = await tx.rows<ListedScenarioRow>(
      `${selectListed} WHERE s.assessment_id = ANY ($1) ORDER BY s.assessment_id, s.number`,
      [assessmentIds],
    );
    return this.checked(tx, rows, day);
  }

  /** Undefined: absent or hidden. */
  async byId(tx: ReadTransaction, id: string, day: Day): Promise<CheckedScenario | undefined> {
    const rows = await tx.rows<ListedScenarioRow>(`${selectListed} WHERE s.id = $1`, [id]);
    return (await this.checked(tx, rows, day))[0];
  }

  private async checked(tx: ReadTransaction, rows: readonly ListedScenarioRow[], day: Day): Promise<CheckedScenario[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const assessments = [...new Set(rows.map(({ assessment_id: id }) => id))];
    const methods = await this.methods.shapesOf(
      tx,
      rows.map(({ method_id: id }) => id),
    );
    const treatments = await tx.rows<TreatmentRow>('SELECT scenario_id, state, done_at FROM app.treating_actions($1)', [
      assessments,
    ]);
    const borne = await tx.rows<BorneRow>(
      `SELECT scenario_id, until, withdrawn_at AS "withdrawnAt" FROM risk_acceptance WHERE scenario_id = ANY ($1)`,
      [ids],
    );
    const reviewed = await tx.rows<{ id: string }>('SELECT id FROM app.reviewed_among($1) AS id', [assessments]);
    const rounds = await tx.rows<{ id: string; scenario_id: string }>(
      `SELECT id, scenario_id FROM scoring_round
       WHERE scenario_id = ANY ($1) AND closed_at IS NULL AND now() < closes_at`,
      [ids],
    );
    const treatedBy = Map.groupBy(treatments, ({ scenario_id: id }) => id);
    const acceptances = Map.groupBy(borne, ({ scenario_id: id }) => id);
    const isReviewed = new Set(reviewed.map(({ id }) => id));
    const openRounds = new Map(rounds.map(({ id, scenario_id: of }) => [of, id]));
    return rows.map((row) => {
      const method = methods.get(row.method_id);
      if (!method) throw new Error('a scenario without its method');
      const check = toCheck(row, (treatedBy.get(row.id) ?? []).map(toAction), acceptances.get(row.id) ?? []);
      return {
        row,
        method,
        check,
        isGap: isGap(method, check, day),
        isReviewed: isReviewed.has(row.id),
        openRound: openRounds.get(row.id) ?? null,
      };
    });
  }
}

const toAction = ({ state, done_at: doneAt }: TreatmentRow): TreatingAction => ({ state, doneAt });

function toCheck(
  row: ListedScenarioRow,
  treatedBy: readonly TreatingAction[],
  acceptances: readonly RiskBorne[],
): RiskToCheck {
  // What was written is not opened for a list: that something was is enough for the rules.
  const said = (is: boolean) => (is ? 'said' : '');
  return {
    ratings: { inherent: row.inherent, current: row.current, target: row.target },
    exceptions: { current: said(row.explains_current), target: said(row.explains_target) },
    confidence: row.confidence,
    ratedAt: row.rated_at,
    treatedBy,
    acceptances,
  };
}

/** What the progress of an assessment counts of it. */
export function toCount({ row, method, check, isGap: gap, isReviewed }: CheckedScenario): ScenarioToCount {
  return {
    isIdentified: row.setting !== null && row.agent_class !== null,
    isDescribed: row.is_described,
    isRated: row.inherent !== null && row.current !== null && row.confidence !== null,
    isHigh: isHighRisk(method, check.ratings),
    isGap: gap,
    isReviewed,
  };
}

export function titleOf({ row }: CheckedScenario, key: DataKey): string {
  return openTitle(key, row);
}

export function toListed(checked: CheckedScenario, key: DataKey, day: Day): ListedScenario {
  const { row, method, check } = checked;
  return {
    id: row.id,
    lineId: row.line_id,
    assessmentId: row.assessment_id,
    number: row.number,
    title: titleOf(checked, key),
    domain: row.domain,
    origin: row.origin,
    setting: row.setting,
    agentClass: row.agent_class,
    ratings: {
      inherent: toRating(method, row.inherent),
      current: toRating(method, row.current),
      target: toRating(method, row.target),
    },
    confidence: row.confidence,
    spread: row.spread,
    flags: [...flagsOf(method, check, day)],
    isGap: checked.isGap,
    acceptedUntil: acceptedUntil(check.acceptances, day),
    treatments: check.treatedBy.length,
    openRound: checked.openRound,
    sample: row.sample,
  };
}
