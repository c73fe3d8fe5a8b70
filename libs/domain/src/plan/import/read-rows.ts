import type { PlanTheme } from '../vocabulary.js';
import { type ImportedValues, type ReadingRules, valuesIn } from './action-values.js';
import type { CellError } from './errors.js';
import { type ImportField, importFields } from './fields.js';
import { folded } from './fold.js';
import { beginsObjective, beginsSum, type ImportObjective, objectiveIn, objectiveOfNumber } from './objectives.js';
import { type ImportCell, type ImportRow, shownIn } from './sheet.js';
import { themeIn } from './values.js';

/** One row that is an action. */
export interface ReadAction {
  readonly row: number;
  readonly reference: string;
  readonly number: string;
  readonly objective: string | null;
  readonly values: ImportedValues;
  /** Numbers or references of the actions that it waits for. */
  readonly dependsOn: readonly string[];
  /** Its cell is empty, and empty cells empty their field. */
  readonly waitsForNothing: boolean;
  readonly errors: readonly CellError[];
  readonly hasFormula: boolean;
}

type Cells = readonly (ImportCell | null)[];

interface ReadRows {
  readonly objectives: readonly ImportObjective[];
  readonly actions: readonly ReadAction[];
  readonly passedOver: readonly number[];
}

/** Reads the rows under the headings: those that open an objective, those that are actions, those that are neither. */
export function readRows(body: readonly ImportRow[], headings: Cells, rules: ReadingRules): ReadRows {
  const objectives = new Map<string, ImportObjective>();
  const actions: ReadAction[] = [];
  const passedOver: number[] = [];
  const headingTexts = headings.map((cell) => folded(shownIn(cell)));
  const textOf = (cells: Cells, field: ImportField) => shownIn(cells[rules.columnOf.get(field) ?? -1]);
  const hasParts = body.some(({ cells }) => objectiveOfNumber(textOf(cells, 'number')) !== null);
  let current: string | null = null;
  const open = (row: number | null, text: string, theme: PlanTheme | null): string => {
    // The portal's own sheet says its title and nothing else.
    const named = rules.isOwn ? { number: null, title: text } : objectiveIn(text);
    const key = folded(named.title) === '' ? `number ${named.number ?? ''}` : folded(named.title);
    const known = objectives.get(key);
    const byWords = known?.theme ?? themeIn(named.title);
    const found = theme ?? byWords;
    objectives.set(key, {
      key,
      row: known?.row ?? row,
      number: known?.number ?? named.number,
      title: known?.title ?? named.title,
      theme: known?.theme ?? found,
      themeBy: known?.themeBy ?? (theme ? 'file' : found ? 'words' : null),
      id: null,
    });
    return key;
  };
  const byNumber = (number: number): string => {
    const known = [...objectives.values()].find((objective) => objective.number === number);
    if (known) return known.key;
    const key = `number ${number}`;
    objectives.set(key, { key, row: null, number, title: '', theme: null, themeBy: null, id: null });
    return key;
  };
  /** A sheet of the portal's own has a row also for an objective without actions. */
  const namesObjectiveAlone = (cells: Cells) =>
    rules.isOwn &&
    textOf(cells, 'objective') !== '' &&
    importFields.every((field) => field === 'objective' || field === 'theme' || textOf(cells, field) === '');
  for (const { number: row, cells } of body) {
    const texts = cells.map((cell) => shownIn(cell)).filter((text) => text !== '');
    const [first = ''] = texts;
    const isHeadingAgain = headingTexts.every((text, column) => folded(shownIn(cells[column])) === text);
    if (isHeadingAgain || beginsSum(first)) {
      passedOver.push(row);
      continue;
    }
    const group = groupIn(cells, rules.columnOf, hasParts);
    if (group !== null) {
      current = open(row, group, themeIn(textOf(cells, 'theme')));
      continue;
    }
    if (namesObjectiveAlone(cells)) {
      current = open(row, textOf(cells, 'objective'), themeIn(textOf(cells, 'theme')));
      continue;
    }
    const { values, errors } = valuesIn(cells, rules);
    const number = textOf(cells, 'number');
    const said = textOf(cells, 'objective');
    const ofNumber = objectiveOfNumber(number);
    if (said !== '') current = open(null, said, values.theme ?? null);
    else if (ofNumber !== null && (current === null || differs(objectives.get(current), ofNumber))) {
      current = byNumber(ofNumber);
    }
    const missing: readonly CellError[] =
      values.title === undefined && !errors.some(({ field }) => field === 'title')
        ? [{ column: rules.columnOf.get('title') ?? null, field: 'title', code: 'title-missing', shown: '' }]
        : [];
    actions.push({
      row,
      reference: textOf(cells, 'reference'),
      number,
      objective: current,
      values,
      dependsOn: numbersIn(textOf(cells, 'dependsOn')),
      waitsForNothing: rules.clears && rules.columnOf.has('dependsOn') && textOf(cells, 'dependsOn') === '',
      errors: [...missing, ...errors],
      hasFormula: cells.some((cell) => cell?.isFormula),
    });
  }
  return { objectives: [...objectives.values()], actions, passedOver };
}

const differs = (objective: ImportObjective | undefined, number: number) =>
  objective !== undefined && objective.number !== null && objective.number !== number;

function numbersIn(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[;,\n،、，；]|\s(?=\S)/)
        .map((part) => part.trim())
        .filter((part) => /[\p{L}\p{N}]/u.test(part)),
    ),
  ];
}

/**
 * The objective that a row names and nothing else: one text over all its cells, a row that begins as an objective, one
 * numbered `2` among actions numbered `2.1`, or a text outside the column of actions. Null: the row is an action.
 */
function groupIn(cells: Cells, columnOf: ReadonlyMap<ImportField, number>, hasParts: boolean): string | null {
  const filled = cells.flatMap((cell, column) => (shownIn(cell) === '' ? [] : [{ column, text: shownIn(cell), cell }]));
  const texts = [...new Set(filled.map(({ text }) => text))];
  const [first = ''] = texts;
  const numberColumn = columnOf.get('number');
  const titleColumn = columnOf.get('title');
  if (texts.length === 1 && filled.length > 1 && filled.some(({ cell }) => cell?.isSpread)) return first;
  const themeColumn = columnOf.get('theme');
  const isNumber = (text: string) => /^[\dIVX.\-\s]+$/i.test(text);
  const rest = filled.filter(
    ({ column, text }) => column !== themeColumn && !(column === numberColumn && isNumber(text)),
  );
  const words = [...new Set(rest.map(({ text }) => text))];
  const [only = ''] = words;
  if (words.length !== 1) return null;
  if (beginsObjective(only)) return only;
  const number = filled.find(({ column, text }) => column === numberColumn && isNumber(text))?.text ?? '';
  if (hasParts && /^(\d{1,3}|[IVX]{1,5})\.?$/i.test(number)) return `${number.replace('.', '')}. ${only}`;
  const column = rest[0]?.column;
  return column !== titleColumn && number === '' && column === 0 ? only : null;
}
