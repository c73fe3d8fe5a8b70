import { type ColumnMatch, columnsOf, headingRowOf } from './columns.js';
import { dayFields, type ReadingRules } from './action-values.js';
import { decimalOfColumn, type DecimalSign, saysShares } from './amounts.js';
import { type DayOrder, orderOfColumn } from './days.js';
import type { ImportField } from './fields.js';
import type { ImportObjective } from './objectives.js';
import { type ReadAction, readRows } from './read-rows.js';
import { type ImportCell, type ImportRow, type ImportTable, isBlank, shownIn } from './sheet.js';
import type { PlanTheme } from '../vocabulary.js';

/** What a person said of how the file is to be read. Columns are from 0, rows as the file numbers them. */
export interface ImportAnswers {
  /** The row of headings; null: found by itself. */
  readonly headingRow: number | null;
  readonly columns: ReadonlyMap<number, ImportField | null>;
  readonly dayOrders: ReadonlyMap<number, DayOrder>;
  readonly decimals: ReadonlyMap<number, DecimalSign>;
  readonly currency: string | null;
  readonly leftOut: ReadonlySet<number>;
  /** Cells that were corrected, by `row:column`. */
  readonly cells: ReadonlyMap<string, string>;
  /** Whether empty cells empty their fields; null: as the file is. */
  readonly emptyCellsClear: boolean | null;
  readonly objectives: ReadonlyMap<string, { readonly title?: string; readonly theme?: PlanTheme }>;
}

export const noAnswers: ImportAnswers = {
  headingRow: null,
  columns: new Map(),
  dayOrders: new Map(),
  decimals: new Map(),
  currency: null,
  leftOut: new Set(),
  cells: new Map(),
  emptyCellsClear: null,
  objectives: new Map(),
};

/** Something that only a person knows; `examples` are cells as they stand in the file. */
export type ImportQuestion =
  | {
      readonly ask: 'day-order';
      readonly column: number;
      readonly options: readonly DayOrder[];
      readonly examples: readonly string[];
      readonly answer: DayOrder | null;
    }
  | {
      readonly ask: 'decimal';
      readonly column: number;
      readonly examples: readonly string[];
      readonly answer: DecimalSign | null;
    }
  | { readonly ask: 'currency'; readonly examples: readonly string[]; readonly answer: string | null };

export interface ReadTable {
  /** The row of headings; null where there is none to be found: then nothing is read. */
  readonly headingRow: number | null;
  readonly columns: readonly ColumnMatch[];
  readonly questions: readonly ImportQuestion[];
  readonly objectives: readonly ImportObjective[];
  readonly actions: readonly ReadAction[];
  /** Rows that say nothing of an action: sums, headings again. */
  readonly passedOver: readonly number[];
  /** Whether empty cells empty their fields. */
  readonly emptyCellsClear: boolean;
}

type Cells = readonly (ImportCell | null)[];

/** Reads a table as objectives and actions by what was answered so far. */
export function readTable(table: ImportTable, answers: ImportAnswers, planActions: PlanActions = []): ReadTable {
  const rows = corrected(table.rows, answers.cells);
  const place = headingPlace(rows, answers.headingRow);
  const heading = place === null ? undefined : rows[place];
  if (place === null || !heading) {
    return {
      headingRow: null,
      columns: [],
      questions: [],
      objectives: [],
      actions: [],
      passedOver: [],
      emptyCellsClear: false,
    };
  }
  const body = rows.slice(place + 1).filter((row) => !isBlank(row));
  const width = body.reduce((most, { cells }) => Math.max(most, cells.length), heading.cells.length);
  const headings = Array.from({ length: width }, (_, column) => heading.cells[column] ?? null);
  const under = (column: number) => body.map(({ cells }) => cells[column] ?? null);
  const columns = columnsOf(headings, under, answers.columns);
  const columnOf = new Map(columns.flatMap(({ field, column }) => (field === null ? [] : [[field, column] as const])));
  const ids = idsIn(headings, under);
  const emptyCellsClear = answers.emptyCellsClear ?? planActions.some(({ id }) => ids.has(id));
  const { rules: howToRead, questions } = rulesOf(columnOf, under, answers);
  const isMarked = shownIn(headings[columnOf.get('progress') ?? -1] ?? null).match(/[%％٪]/u) !== null;
  const rules: ReadingRules = {
    ...howToRead,
    sharesOfOne: howToRead.sharesOfOne && !isMarked,
    isOwn: ids.size > 0,
    clears: emptyCellsClear,
  };
  const read = readRows(body, headings, rules);
  const objectives = read.objectives.map((objective) => asSaid(objective, answers));
  const needsCurrency = read.actions.filter(({ errors }) =>
    errors.some(({ code }) => code === 'currency-missing' || code === 'unclear-currency'),
  );
  const currency: readonly ImportQuestion[] =
    needsCurrency.length === 0 && answers.currency === null
      ? []
      : [
          {
            ask: 'currency',
            examples: examplesOf(
              needsCurrency.flatMap(({ errors }) =>
                errors.filter(({ code }) => /currency/.test(code)).map(({ shown }) => shown),
              ),
            ),
            answer: answers.currency,
          },
        ];
  return {
    headingRow: heading.number,
    columns,
    questions: [...questions, ...currency],
    objectives,
    actions: read.actions,
    passedOver: read.passedOver,
    emptyCellsClear,
  };
}

/** The actions that are in the plan, by which a sheet is known as its own. */
type PlanActions = readonly { readonly id: string }[];

const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The ids of a sheet that the portal wrote: what stands in its columns of ids; a new row of such a sheet has none. */
function idsIn(headings: Cells, under: (column: number) => Cells): ReadonlySet<string> {
  const columns = headings.map((_, column) =>
    under(column)
      .map((cell) => shownIn(cell))
      .filter((text) => text !== ''),
  );
  return new Set(columns.filter((texts) => texts.length > 0 && texts.every((text) => id.test(text))).flat());
}

const examplesOf = (texts: readonly string[]) => [...new Set(texts)].slice(0, 3);

function corrected(rows: readonly ImportRow[], cells: ReadonlyMap<string, string>): readonly ImportRow[] {
  if (cells.size === 0) return rows;
  const byRow = new Map<number, [number, string][]>();
  for (const [key, text] of cells) {
    const [row = '', column = ''] = key.split(':');
    byRow.set(Number(row), [...(byRow.get(Number(row)) ?? []), [Number(column), text]]);
  }
  return rows.map((row) => {
    const changes = byRow.get(row.number);
    if (!changes) return row;
    const now = [...row.cells];
    for (const [column, text] of changes) {
      while (now.length < column) now.push(null);
      now[column] = { text };
    }
    return { ...row, cells: now };
  });
}

function headingPlace(rows: readonly ImportRow[], chosen: number | null): number | null {
  if (chosen === null) return headingRowOf(rows);
  const place = rows.findIndex(({ number }) => number === chosen);
  return place < 0 ? null : place;
}

function rulesOf(
  columnOf: ReadonlyMap<ImportField, number>,
  under: (column: number) => Cells,
  answers: ImportAnswers,
): { rules: Omit<ReadingRules, 'clears' | 'isOwn'>; questions: readonly ImportQuestion[] } {
  const orderOf = new Map<number, DayOrder>();
  const decimalOf = new Map<number, DecimalSign>();
  const questions: ImportQuestion[] = [];
  for (const field of dayFields) {
    const column = columnOf.get(field);
    if (column === undefined) continue;
    const { order, asked, unclear } = orderOfColumn(under(column));
    const answer = answers.dayOrders.get(column) ?? null;
    const known = answer ?? order;
    if (known) orderOf.set(column, known);
    if (asked.length === 0) continue;
    questions.push({ ask: 'day-order', column, options: asked, examples: examplesOf(unclear), answer });
  }
  for (const field of ['cost', 'funded'] as const) {
    const column = columnOf.get(field);
    if (column === undefined) continue;
    const { decimal, isAsked, unclear } = decimalOfColumn(under(column));
    const answer = answers.decimals.get(column) ?? null;
    const known = answer ?? decimal;
    if (known) decimalOf.set(column, known);
    if (isAsked) questions.push({ ask: 'decimal', column, examples: examplesOf(unclear), answer });
  }
  const progress = columnOf.get('progress');
  const sharesOfOne = progress !== undefined && saysShares(under(progress));
  return { rules: { columnOf, orderOf, decimalOf, currency: answers.currency, sharesOfOne }, questions };
}

function asSaid(objective: ImportObjective, answers: ImportAnswers): ImportObjective {
  const said = answers.objectives.get(objective.key);
  if (!said) return objective;
  const { title = objective.title, theme } = said;
  return { ...objective, title, ...(theme ? { theme, themeBy: 'chosen' as const } : {}) };
}
