import { Injectable } from '@nestjs/common';
import type { ActionPatch, PlanContents } from '@portal/contracts';
import {
  type ImportedRate,
  type ImportPreview,
  type ImportWrites,
  type PresentPlan,
  type Refusal,
  type WrittenFields,
  writesOf,
} from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import { changeActions, type WantedChange } from './action-change.js';
import { type ActionRow, ableIn, actionRows, assigneesOf, writeAssignees } from './action.queries.js';
import { enterRate } from './exchange-rate.service.js';
import { addressesOf, presentPlan } from './import.queries.js';
import { type ImportRecord, previewed } from './import.row.js';
import { PlanContentsService } from './plan-contents.service.js';
import { today } from './plan.queries.js';
import type { PlanRow } from './plan.row.js';
import { ReportWriter } from './report-writer.js';

type WantedAction = PlanContents['objectives'][number]['actions'][number];

/** Writes what a preview says, within the transaction that confirms it. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly contents: PlanContentsService,
    private readonly reports: ReportWriter,
  ) {}

  /**
   * New objectives and actions first. Where anything that was there changes too, the file is then read against the plan
   * that has them: so what waits for a new action, or moves to a new objective, finds it, and what is reported of a new
   * action too.
   */
  async bringIn(
    tx: Transaction,
    actor: RequestActor,
    { plan, row, present, preview, rates }: Seen,
  ): Promise<Refusal | null> {
    const { objectives, changes, links, hasReports, hasAssignments } = writesOf(preview, present);
    for (const { fate, said } of rates) if (fate === 'new' && said) await enterRate(tx, actor, plan, said);
    if (hasReports) await this.reports.holdAll(tx, plan);
    if (objectives.length > 0) {
      const refusal = await this.contents.fill(tx, actor, plan, toContents(objectives, links, present));
      if (refusal) return refusal;
    }
    if (changes.length === 0 && !hasReports && !hasAssignments) return null;
    const now = await presentPlan(tx, actor, plan);
    const writes = writesOf(previewed(row, now).preview, now);
    const rows = new Map((await actionRows(tx, plan, today(tx.now))).map((row) => [row.id, row]));
    const refusal = await changeActions(tx, plan, wantedBy(rows, writes, now));
    if (refusal) return refusal;
    await assignAll(tx, plan, writes.assignments, rows);
    const said = writes.reports.flatMap(({ id, report }) => {
      const row = rows.get(id);
      return row ? [{ row, ...report }] : [];
    });
    if (said.length > 0) await this.reports.appendAll(tx, actor, plan, said);
    return null;
  }
}

/** What is brought in where: the preview that was confirmed, of the plan as it stands. */
export interface Seen {
  readonly plan: PlanRow;
  readonly row: ImportRecord;
  readonly present: PresentPlan;
  readonly preview: ImportPreview;
  readonly rates: readonly ImportedRate[];
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
    ...(cost === undefined ? {} : { cost: cost && { ...cost } }),
  };
}

function wantedBy(
  rows: ReadonlyMap<string, ActionRow>,
  { changes, links }: ImportWrites,
  present: PresentPlan,
): readonly WantedChange[] {
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

/** Says whose work actions are. Whoever is not known by an address cannot be told in a file, and stays. */
async function assignAll(
  tx: Transaction,
  plan: PlanRow,
  assignments: ImportWrites['assignments'],
  rows: ReadonlyMap<string, ActionRow>,
): Promise<void> {
  if (assignments.length === 0) return;
  const present = await assigneesOf(tx, plan.series_id);
  const assigned = [...present.values()].flat().map(({ id }) => id);
  const addresses = await addressesOf(tx, [...(await ableIn(tx, plan)), ...assigned]);
  const personOf = new Map([...addresses].map(([id, address]) => [address, id]));
  for (const { id, assignees } of assignments) {
    const before = present.get(rows.get(id)?.line_id ?? '') ?? [];
    const untold = before.flatMap((each) => (addresses.has(each.id) ? [] : [each.id]));
    const said = assignees.flatMap((address) => personOf.get(address) ?? []);
    await writeAssignees(tx, plan, id, [...untold, ...said]);
  }
}
