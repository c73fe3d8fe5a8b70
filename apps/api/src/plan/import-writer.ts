import { Injectable } from '@nestjs/common';
import type { ActionPatch, PlanContents } from '@portal/contracts';
import { type ImportWrites, type PresentPlan, type Refusal, type WrittenFields, writesOf } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import { changeActions, type WantedChange } from './action-change.js';
import { actionRows } from './action.queries.js';
import { presentPlan } from './import.queries.js';
import { type ImportRecord, previewed } from './import.row.js';
import { PlanContentsService } from './plan-contents.service.js';
import { today } from './plan.queries.js';
import type { PlanRow } from './plan.row.js';

type WantedAction = PlanContents['objectives'][number]['actions'][number];

/** Writes what a preview says, within the transaction that confirms it. */
@Injectable()
export class ImportWriter {
  constructor(private readonly contents: PlanContentsService) {}

  /**
   * New objectives and actions first. Then the file is read against the plan that has them: what is still another way is
   * changed, what waits for a new action among it.
   */
  async bringIn(tx: Transaction, actor: RequestActor, plan: PlanRow, row: ImportRecord): Promise<Refusal | null> {
    const before = await presentPlan(tx, actor, plan);
    const { objectives, links } = writesOf(previewed(row, before).preview, before);
    if (objectives.length > 0) {
      const refusal = await this.contents.fill(tx, actor, plan, toContents(objectives, links, before));
      if (refusal) return refusal;
    }
    const now = await presentPlan(tx, actor, plan);
    const writes = writesOf(previewed(row, now).preview, now);
    return writes.changes.length === 0 ? null : changeActions(tx, plan, await wantedBy(tx, plan, writes, now));
  }
}

function toContents(
  objectives: ImportWrites['objectives'],
  links: ImportWrites['links'],
  plan: PresentPlan,
): PlanContents {
  const references = new Map(plan.actions.map(({ id, reference }) => [id, reference]));
  const waits = new Map(links.flatMap(({ of, on }) => ('row' in of ? [[of.row, on] as const] : [])));
  const nameOf = (each: { readonly row: number } | { readonly id: string }) =>
    'row' in each ? keyOf(each.row) : (references.get(each.id) ?? '');
  const taken = new Set(plan.objectives.map(({ number }) => number));
  return {
    objectives: objectives.map(({ objective: { id, number, title, theme }, actions }) => ({
      ...(id === null ? { title, theme: theme ?? 'governance-legal', ...numberOf(number, taken) } : { id }),
      actions: actions.map(({ row, title: named, fields }) => ({
        ...nothingSaid,
        ...written(fields),
        title: named,
        key: keyOf(row),
        dependsOn: (waits.get(row) ?? []).map(nameOf),
      })),
    })),
  };
}

const keyOf = (row: number) => `row ${row}`;

/** The number that the file gives an objective, where nobody has it. */
function numberOf(number: number | null, taken: Set<number>): { number?: number } {
  if (number === null || taken.has(number)) return {};
  taken.add(number);
  return { number };
}

const nothingSaid: Omit<WantedAction, 'title' | 'key'> = {
  description: '',
  domains: [],
  phase: null,
  priority: 'medium',
  lead: '',
  supporting: [],
  cost: null,
  funding: { state: 'none', source: '', funded: null },
  indicator: '',
  target: '',
  answersTo: [],
  supportRequested: '',
  dependsOn: [],
};

/** The same with lists that may be changed, as the contract has them. */
function written({ domains, supporting, answersTo, funding, cost, ...fields }: WrittenFields) {
  return {
    ...fields,
    ...(domains ? { domains: [...domains] } : {}),
    ...(supporting ? { supporting: [...supporting] } : {}),
    ...(answersTo ? { answersTo: [...answersTo] } : {}),
    ...(funding ? { funding: { ...funding } } : {}),
    ...(cost ? { cost: { ...cost } } : {}),
  };
}

async function wantedBy(
  tx: Transaction,
  plan: PlanRow,
  { changes, links }: ImportWrites,
  present: PresentPlan,
): Promise<readonly WantedChange[]> {
  const rows = new Map((await actionRows(tx, plan, today(tx.now))).map((row) => [row.id, row]));
  const objectives = new Map(present.objectives.map(({ id, title }) => [title, id]));
  const waits = new Map(links.flatMap(({ of, on }) => ('id' in of ? [[of.id, on] as const] : [])));
  return changes.flatMap(({ id, version, fields, movesTo }): readonly WantedChange[] => {
    const row = rows.get(id);
    const on = waits.get(id);
    const objectiveId = movesTo === null ? undefined : (movesTo.id ?? objectives.get(movesTo.title));
    const patch: ActionPatch = {
      ...written(fields),
      ...(objectiveId === undefined ? {} : { objectiveId }),
      ...(on ? { dependsOn: on.flatMap((each) => ('id' in each ? [each.id] : [])) } : {}),
    };
    return row ? [{ row, patch, version, pointer: '' }] : [];
  });
}
