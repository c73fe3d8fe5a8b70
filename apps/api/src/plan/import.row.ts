import type { ImportCounts, ImportFormat, PlanImport, PlanImportPatch } from '@portal/contracts';
import {
  countsOf,
  type DayOrder,
  type DecimalSign,
  type ImportAnswers,
  type ImportCell,
  type ImportField,
  type ImportPreview,
  type ImportedRate,
  type ImportTable,
  type Instant,
  isBlank,
  isOfRates,
  noAnswers,
  type PlanTheme,
  type PresentPlan,
  previewOf,
  ratesIn,
  type ReadTable,
  readTable,
  shownIn,
  widthOf,
} from '@portal/domain';

/** A row of `plan_import`. */
export interface ImportRecord {
  readonly id: string;
  readonly plan_id: string;
  readonly person_id: string;
  readonly file_name: string;
  readonly format: ImportFormat;
  readonly tables: readonly ImportTable[];
  readonly answers: KeptAnswers;
  readonly state: 'open' | 'confirmed';
  readonly result: ImportCounts | null;
  readonly made_at: Instant;
  readonly expires_at: Instant;
  readonly version: number;
}

/** What was said of the file, as JSON keeps it: maps by their key. */
export interface KeptAnswers {
  readonly table?: number;
  readonly headingRow?: number | null;
  readonly columns?: Readonly<Record<string, ImportField | null>>;
  readonly dayOrders?: Readonly<Record<string, DayOrder>>;
  readonly decimals?: Readonly<Record<string, DecimalSign>>;
  readonly currency?: string | null;
  readonly leftOut?: readonly number[];
  readonly emptyCellsClear?: boolean;
  readonly cells?: Readonly<Record<string, string>>;
  readonly objectives?: Readonly<Record<string, { readonly title?: string; readonly theme?: PlanTheme }>>;
}

/** What was said before with what is said now. Another table, or another row of headings, makes the columns others. */
export function answered(before: KeptAnswers, patch: PlanImportPatch): KeptAnswers {
  if (patch.table !== undefined && patch.table !== before.table) return { table: patch.table };
  const isOtherHeading = patch.headingRow !== undefined && patch.headingRow !== (before.headingRow ?? null);
  const { columns = {}, dayOrders = {}, decimals = {}, cells = {}, objectives = {} } = before;
  const said = (all: PlanImportPatch['objectives']) =>
    (all ?? []).map(({ key, title, theme }) => [key, { ...objectives[key], ...defined({ title, theme }) }] as const);
  return {
    ...before,
    ...(patch.headingRow === undefined ? {} : { headingRow: patch.headingRow }),
    ...(patch.currency === undefined ? {} : { currency: patch.currency }),
    ...(patch.emptyCellsClear === undefined ? {} : { emptyCellsClear: patch.emptyCellsClear }),
    ...(patch.leftOut === undefined ? {} : { leftOut: patch.leftOut }),
    columns: {
      ...(isOtherHeading ? {} : columns),
      ...Object.fromEntries((patch.columns ?? []).map(({ column, field }) => [column, field])),
    },
    dayOrders: {
      ...dayOrders,
      ...Object.fromEntries((patch.dayOrders ?? []).map(({ column, order }) => [column, order])),
    },
    decimals: { ...decimals, ...Object.fromEntries((patch.decimals ?? []).map(({ column, sign }) => [column, sign])) },
    cells: {
      ...cells,
      ...Object.fromEntries((patch.cells ?? []).map((cell) => [`${cell.row}:${cell.column}`, cell.text])),
    },
    objectives: { ...objectives, ...Object.fromEntries(said(patch.objectives)) },
  };
}

function defined(values: { readonly title?: string | undefined; readonly theme?: PlanTheme | undefined }) {
  return {
    ...(values.title === undefined ? {} : { title: values.title }),
    ...(values.theme === undefined ? {} : { theme: values.theme }),
  };
}

const byNumber = <T>(values: Readonly<Record<string, T>> = {}): ReadonlyMap<number, T> =>
  new Map(Object.entries(values).map(([key, value]) => [Number(key), value]));

function answersOf(kept: KeptAnswers): ImportAnswers {
  return {
    headingRow: kept.headingRow ?? null,
    columns: byNumber(kept.columns),
    dayOrders: byNumber(kept.dayOrders),
    decimals: byNumber(kept.decimals),
    currency: kept.currency ?? null,
    leftOut: new Set(kept.leftOut ?? []),
    cells: new Map(Object.entries(kept.cells ?? {})),
    emptyCellsClear: kept.emptyCellsClear ?? null,
    objectives: new Map(Object.entries(kept.objectives ?? {})),
  };
}

const noTable: ImportTable = { name: '', rows: [], mergedCells: 0, formulas: 0, formulasWithoutValue: 0, rowsOver: 0 };

/** The table that is read of the file, as it is read by what was said, and what it would make of the plan. */
export interface Previewed {
  readonly table: ImportTable;
  readonly place: number;
  readonly read: ReadTable;
  readonly preview: ImportPreview;
  readonly rates: readonly ImportedRate[];
}

export function previewed(row: ImportRecord, plan: PresentPlan): Previewed {
  const place = row.answers.table ?? placeOfActions(row.tables);
  const chosen = row.tables[place] ?? noTable;
  // Rates are read as what they are, never as actions.
  const table = isOfRates(chosen) ? noTable : chosen;
  const answers = answersOf(row.answers);
  const read = readTable(table, answers, plan.actions);
  const preview = previewOf(read, plan, answers.leftOut);
  return { table, place, read, preview, rates: ratesIn(row.tables, plan.exchangeRates, plan.lastDay) };
}

/** The table with the most rows that can be read as actions. */
function placeOfActions(tables: readonly ImportTable[]): number {
  const counts = tables.map((table) => {
    if (tables.length === 1) return 1;
    return isOfRates(table) ? 0 : readTable(table, noAnswers).actions.length;
  });
  return Math.max(0, counts.indexOf(Math.max(0, ...counts)));
}

/** What was brought in: the file itself is not kept any longer than it is needed. */
export function toConfirmed(row: ImportRecord): PlanImport {
  const nothing = { startsOn: '1900-01-01', endsOn: '2200-12-31', objectives: [], actions: [], exchangeRates: [] };
  const nobody = { lastDay: nothing.endsOn, people: new Set<string>() };
  return toImport({ ...row, tables: [], answers: {} }, { ...nothing, ...nobody });
}

const firstRowsShown = 10;
const samplesShown = 3;

export function toImport(row: ImportRecord, plan: PresentPlan): PlanImport {
  const { table, place, read, preview, rates } = previewed(row, plan);
  const { mergedCells, formulas, formulasWithoutValue, rowsOver } = table;
  return {
    id: row.id,
    planId: row.plan_id,
    fileName: row.file_name,
    format: row.format,
    state: row.state,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    tables: row.tables.map((each) => ({ name: each.name, rows: each.rows.length, columns: widthOf(each) })),
    table: place,
    notes: { mergedCells, formulas, formulasWithoutValue, rowsOver },
    emptyCellsClear: read.emptyCellsClear,
    headingRow: read.headingRow,
    firstRows: table.rows
      .filter((each) => !isBlank(each))
      .slice(0, firstRowsShown)
      .map(({ number, cells }) => ({ row: number, cells: cells.map((cell) => shownIn(cell).slice(0, 100)) })),
    columns: read.columns.map((column) => ({ ...column, samples: samplesOf(table, read.headingRow, column.column) })),
    questions: read.questions.map((question) =>
      question.ask === 'day-order'
        ? { ...question, options: [...question.options], examples: [...question.examples] }
        : { ...question, examples: [...question.examples] },
    ),
    objectives: preview.objectives.map((objective) => ({ ...objective })),
    counts: countsOf(preview.rows),
    rows: preview.rows.map(({ waitsFor: _waitsFor, values, changes, errors, warnings, ...each }) => ({
      ...each,
      title: values.title ?? '',
      values: { ...values },
      changes: [...changes],
      errors: [...errors],
      warnings: [...warnings],
    })),
    rates: rates.map(({ said, errors, ...rate }) => ({ ...rate, said, errors: [...errors] })),
    result: row.result,
    version: row.version,
  };
}

function samplesOf({ rows }: ImportTable, headingRow: number | null, column: number): string[] {
  const samples: string[] = [];
  for (const { number, cells } of rows) {
    const cell: ImportCell | null = cells[column] ?? null;
    if (number <= (headingRow ?? 0) || !cell || shownIn(cell) === '' || cell.isSpread) continue;
    // A real day, not what a spreadsheet of another country makes of it.
    samples.push(cell.day ?? shownIn(cell).slice(0, 100));
    if (samples.length === samplesShown) break;
  }
  return samples;
}
