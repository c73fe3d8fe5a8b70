import type { Day } from '../../day.js';
import { joinedTexts } from '../../exports/cells.js';
import { rateFields } from '../import/rates.js';
import type { PlanKind, PlanLife, PlanTheme, PlanTier } from '../vocabulary.js';
import {
  type ActionSaid,
  actionsByObjective,
  type ExportedPlan,
  type ExportedReport,
  type Say,
} from './exported-plan.js';

/** An action as a sheet holds it; `dependsOn` by reference, `assignees` by e-mail address. */
export interface SheetAction extends ActionSaid {
  readonly assignees: readonly string[];
  readonly dependsOn: readonly string[];
  readonly latest: ExportedReport | null;
}

export interface SheetObjective {
  readonly id: string;
  readonly lineId: string;
  readonly number: number;
  readonly title: string;
  readonly theme: PlanTheme;
  readonly actions: readonly SheetAction[];
}

/** What is said of the plan beside its objectives; `place` is a country's or a region's code. */
export interface SheetFacts {
  readonly title: string;
  readonly place: string | null;
  readonly kind: PlanKind;
  readonly tier: PlanTier;
  readonly language: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly number: number;
  readonly life: PlanLife;
  readonly adoptedOn: Day | null;
  readonly instrument: string | null;
}

/** All that a spreadsheet of a plan holds, and that reading it gives back. */
export interface PlanSheet {
  readonly facts: SheetFacts;
  readonly objectives: readonly SheetObjective[];
}

/** The columns in their order; the last four are ids, kept out of sight. */
export const sheetColumns = [
  'objectiveNumber',
  'objective',
  'theme',
  'number',
  'reference',
  'title',
  'description',
  'domains',
  'phase',
  'priority',
  'lead',
  'supporting',
  'startsOn',
  'endsOn',
  'cost',
  'currency',
  'funding',
  'fundingSource',
  'funded',
  'indicator',
  'target',
  'answersTo',
  'supportRequested',
  'dependsOn',
  'state',
  'progress',
  'reportedOn',
  'note',
  'reason',
  'blockedBy',
  'expectedEndsOn',
  'assignees',
  'sample',
  'actionId',
  'actionLineId',
  'objectiveId',
  'objectiveLineId',
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

/** Columns that a person need not see: what a row is, for whoever reads the sheet again. */
export const hiddenSheetColumns: readonly SheetColumn[] = [
  'actionId',
  'actionLineId',
  'objectiveId',
  'objectiveLineId',
];

/** How wide each column is, in characters; 12 where it is not named. */
export const sheetWidths: Readonly<Partial<Record<SheetColumn, number>>> = {
  objectiveNumber: 10,
  objective: 32,
  theme: 24,
  number: 7,
  reference: 15,
  title: 40,
  description: 48,
  domains: 20,
  lead: 28,
  supporting: 32,
  funding: 18,
  fundingSource: 24,
  indicator: 32,
  target: 24,
  answersTo: 32,
  supportRequested: 28,
  dependsOn: 20,
  state: 15,
  note: 36,
  reason: 28,
  blockedBy: 20,
  assignees: 32,
};

/** How wide each column of the sheet of exchange rates is, in the order of a rate's fields. */
export const rateWidths: readonly number[] = [14, 14, 14, 14, 40];

/** The words of the header row of the exchange rates. */
export function rateHeader(say: Say): readonly string[] {
  return rateFields.map((field) => say(`rates-${field}`));
}

/** One row an exchange rate. */
export function* rateRows({ exchangeRates }: Pick<ExportedPlan, 'exchangeRates'>): Generator<readonly SheetValue[]> {
  for (const rate of exchangeRates) yield rateFields.map((field) => rate[field]);
}

export const sheetFacts = [
  'title',
  'place',
  'kind',
  'tier',
  'language',
  'startsOn',
  'endsOn',
  'number',
  'life',
  'adoptedOn',
  'instrument',
] as const;
export type SheetFact = (typeof sheetFacts)[number];

/** What a cell holds: days are texts. */
export type SheetValue = string | number | boolean | null;

/**
 * A plan as a spreadsheet holds it; the lines of a text end in `\n`.
 *
 * @param addresses e-mail addresses by person, of those whom the reader may know; others are left out
 */
export function sheetOf(plan: ExportedPlan, addresses: ReadonlyMap<string, string> = new Map()): PlanSheet {
  const references = new Map(plan.actions.map(({ id, reference }) => [id, reference]));
  return {
    facts: {
      title: plan.title,
      place: plan.iso3 ?? plan.region,
      kind: plan.kind,
      tier: plan.tier,
      language: plan.language,
      startsOn: plan.startsOn,
      endsOn: plan.endsOn,
      number: plan.number,
      life: plan.life,
      adoptedOn: plan.adoption?.on ?? null,
      instrument: plan.adoption?.instrument ?? null,
    },
    objectives: actionsByObjective(plan.objectives, plan.actions).map(({ objective, actions }) => ({
      id: objective.id,
      lineId: objective.lineId,
      number: objective.number,
      title: objective.title,
      theme: objective.theme,
      actions: actions.map((action) => ({
        ...saidOf(action),
        dependsOn: action.dependsOn.map((id) => references.get(id) ?? id),
        assignees: action.assignees.flatMap(({ id }) => addresses.get(id) ?? []),
        latest: action.latest && reportOf(action.latest),
      })),
    })),
  };
}

/** The columns for a reader who may, or may not, know the people whose work the actions are. */
export function sheetColumnsFor(mayKnowPeople: boolean): readonly SheetColumn[] {
  return mayKnowPeople ? sheetColumns : sheetColumns.filter((column) => column !== 'assignees');
}

/** The words of the header row, in the order of the columns. */
export function sheetHeader(say: Say, columns: readonly SheetColumn[] = sheetColumns): readonly string[] {
  return columns.map((column) => say(`column-${column}`));
}

/** One row an action, and one an objective that has none. Texts are as they are: whoever writes the file guards them. */
export function* sheetRows(
  sheet: PlanSheet,
  say: Say,
  columns: readonly SheetColumn[] = sheetColumns,
): Generator<readonly SheetValue[]> {
  for (const objective of sheet.objectives) {
    const cells = objectiveCells(objective, say);
    if (objective.actions.length === 0) yield inColumns(cells, columns);
    for (const action of objective.actions) yield inColumns({ ...cells, ...actionCells(action, say) }, columns);
  }
}

/** What is said of the plan itself, each with its label. */
export function sheetFactLines({ facts }: PlanSheet, say: Say): readonly (readonly [string, string])[] {
  const spoken: Readonly<Record<SheetFact, string>> = {
    ...facts,
    place: facts.place ?? '',
    kind: say(`kind-${facts.kind}`),
    tier: say(`tier-${facts.tier}`),
    life: say(`life-${facts.life}`),
    number: String(facts.number),
    adoptedOn: facts.adoptedOn ?? '',
    instrument: facts.instrument ?? '',
  };
  return sheetFacts.map((fact) => [say(`fact-${fact}`), spoken[fact]]);
}

type Cells = Readonly<Partial<Record<SheetColumn, SheetValue>>>;

function inColumns(cells: Cells, columns: readonly SheetColumn[]): readonly SheetValue[] {
  return columns.map((column) => cells[column] ?? null);
}

function objectiveCells({ number, title, theme, id, lineId }: SheetObjective, say: Say): Cells {
  return {
    objectiveNumber: number,
    objective: title,
    theme: say(`theme-${theme}`),
    objectiveId: id,
    objectiveLineId: lineId,
  };
}

function actionCells(action: SheetAction, say: Say): Cells {
  const { latest, cost, funding } = action;
  return {
    number: action.number,
    reference: action.reference,
    title: action.title,
    description: action.description,
    domains: joinedTexts(action.domains.map((domain) => say(`domain-${domain}`))),
    phase: action.phase && say(`phase-${action.phase}`),
    priority: say(`priority-${action.priority}`),
    lead: action.lead,
    supporting: joinedTexts(action.supporting),
    startsOn: action.startsOn,
    endsOn: action.endsOn,
    cost: cost?.amount ?? null,
    currency: cost?.currency ?? null,
    funding: say(`funding-${funding.state}`),
    fundingSource: funding.source,
    funded: funding.funded,
    indicator: action.indicator,
    target: action.target,
    answersTo: joinedTexts(action.answersTo.map((obligation) => say(`obligation-${obligation}`))),
    supportRequested: action.supportRequested,
    dependsOn: joinedTexts(action.dependsOn),
    state: say(`state-${action.state}`),
    progress: action.progress,
    reportedOn: latest?.day ?? null,
    note: latest?.note ?? null,
    reason: latest?.reason ?? null,
    blockedBy: latest?.blockedBy ?? null,
    expectedEndsOn: latest?.expectedEndsOn ?? null,
    assignees: joinedTexts(action.assignees),
    sample: say(`yesno-${action.sample}`),
    actionId: action.id,
    actionLineId: action.lineId,
  };
}

function saidOf(action: ActionSaid): ActionSaid {
  return {
    id: action.id,
    lineId: action.lineId,
    number: action.number,
    reference: action.reference,
    title: inLines(action.title),
    description: inLines(action.description),
    domains: action.domains,
    phase: action.phase,
    priority: action.priority,
    lead: inLines(action.lead),
    supporting: action.supporting,
    startsOn: action.startsOn,
    endsOn: action.endsOn,
    cost: action.cost,
    funding: action.funding,
    indicator: inLines(action.indicator),
    target: inLines(action.target),
    answersTo: action.answersTo,
    supportRequested: inLines(action.supportRequested),
    state: action.state,
    progress: action.progress,
    sample: action.sample,
  };
}

function reportOf({ day, note, reason, blockedBy, expectedEndsOn }: ExportedReport): ExportedReport {
  return { day, note: inLines(note), reason: reason && inLines(reason), blockedBy, expectedEndsOn };
}

/** Readers of spreadsheets tell one kind of line end only. */
function inLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
