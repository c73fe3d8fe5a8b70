import { Injectable } from '@nestjs/common';
import type { PlanComparison } from '@portal/contracts';
import {
  compareContents,
  type ComparedField,
  type ComparedLines,
  conflict,
  type Fields,
  isRefusal,
  type Lines,
  notFound,
  type PlanContent,
  type Refusal,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { actionRows, dependencyRows, objectiveRows } from './action.queries.js';
import { fieldsOf } from './action.values.js';
import { planById, today } from './plan.queries.js';
import type { PlanRow } from './plan.row.js';

/** Two versions of one plan side by side: what the one says that the other does not. */
@Injectable()
export class PlanComparisonService {
  constructor(private readonly database: Database) {}

  async compare(actor: RequestActor, from: string, to: string): Promise<PlanComparison | Refusal> {
    const compared = await this.database.read(actor, async (tx) => {
      const [older, newer] = [await planById(tx, from), await planById(tx, to)];
      if (!older || !newer) return notFound;
      if (older.series_id !== newer.series_id) return conflict('other-plan', '/to');
      const [was, is] = [await contentOf(tx, older), await contentOf(tx, newer)];
      const { plan, objectives, actions } = compareContents(was, is);
      return {
        from: { id: older.id, number: older.number, title: older.title },
        to: { id: newer.id, number: newer.number, title: newer.title },
        plan: plan.map(toChange),
        objectives: toRecords(objectives, was.objectives, is.objectives, 'number'),
        actions: toRecords(actions, was.actions, is.actions, 'reference'),
        unchanged: objectives.unchanged + actions.unchanged,
      };
    });
    if (isRefusal(compared)) return compared;
    for (const id of new Set([from, to])) await this.database.witness(actor, 'action_plan', id);
    return compared;
  }
}

/** What a version says, without what its rows are called: objectives and actions by their lines. */
async function contentOf(tx: ReadTransaction, plan: PlanRow): Promise<PlanContent> {
  const objectives = await objectiveRows(tx, plan.id);
  const actions = await actionRows(tx, plan, today(tx.now));
  const waits = await dependencyRows(tx, plan.id);
  const referenceOf = new Map(actions.map(({ id, reference }) => [id, reference]));
  const numberOf = new Map(objectives.map(({ id, number }) => [id, number]));
  const lines = objectives.map(({ line_id, number, title, theme }): [string, Fields] => [
    line_id,
    { number, title, theme },
  ]);
  return {
    plan: {
      title: plan.title,
      tier: plan.tier,
      language: plan.language,
      startsOn: plan.starts_on,
      endsOn: plan.ends_on,
      carriesOut: plan.carries_out_title,
    },
    objectives: Object.fromEntries(lines),
    actions: Object.fromEntries(
      actions.map((action): [string, Fields] => [
        action.line_id,
        {
          ...fieldsOf(action),
          reference: action.reference,
          objective: numberOf.get(action.objective_id) ?? null,
          dependsOn: waits
            .filter(({ actionId }) => actionId === action.id)
            .map(({ dependsOnId }) => referenceOf.get(dependsOnId) ?? '')
            .sort(),
        },
      ]),
    ),
  };
}

function toRecords(
  { added, removed, changed }: ComparedLines,
  was: Lines,
  is: Lines,
  named: 'number' | 'reference',
): PlanComparison['actions'] {
  const toRecord = (line: string, fields: Fields = {}) => ({
    lineId: line,
    reference: textOf(fields[named]),
    title: textOf(fields['title']),
  });
  return {
    added: added.map(({ line }) => toRecord(line, is[line])),
    removed: removed.map(({ line }) => toRecord(line, was[line])),
    changed: changed.map(({ line, changes }) => ({ ...toRecord(line, is[line]), changes: changes.map(toChange) })),
  };
}

function textOf(value: Fields[string] | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function toChange({ field, before, after }: ComparedField): PlanComparison['plan'][number] {
  return { field, before: before ?? null, after: after ?? null };
}
