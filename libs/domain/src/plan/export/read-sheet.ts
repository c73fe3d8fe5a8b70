import { isDay } from '../../day.js';
import { partedTexts, unguardedText } from '../../exports/cells.js';
import { cbrnDomains } from '../../cbrn-domain.js';
import {
  actionPhases,
  actionPriorities,
  actionStates,
  fundingStates,
  obligations,
  planKinds,
  planLives,
  planThemes,
  planTiers,
} from '../vocabulary.js';
import type { ExportedReport, Say } from './exported-plan.js';
import {
  type PlanSheet,
  type SheetAction,
  type SheetColumn,
  sheetColumnsFor,
  type SheetFact,
  type SheetFacts,
  type SheetObjective,
  type SheetValue,
} from './sheet.js';

/** Rows as they were read from a file: texts are still guarded, and a cell at the end may be missing. */
export type ReadRows = readonly (readonly (SheetValue | undefined)[])[];

/** A value that our own sheet could not hold: it is somebody else's, and is read by meaning instead. */
class Foreign extends Error {}

/**
 * A plan as one of our own sheets says it, in whichever of the languages it was written; null where it is no sheet of
 * ours. Columns and facts may stand in any order.
 *
 * @param rows the header row first
 * @param facts labels with what stands beside them
 */
export function readSheet(rows: ReadRows, facts: ReadRows, languages: readonly Say[]): PlanSheet | null {
  const [header = [], ...lines] = rows;
  const say = languages.find((each) =>
    sheetColumnsFor(false).every((column) => header.includes(each(`column-${column}`))),
  );
  if (!say) return null;
  try {
    return {
      facts: factsOf(facts, say),
      objectives: objectivesOf(lines.map((line) => new Cells(line, header, say))),
    };
  } catch (failure) {
    if (failure instanceof Foreign) return null;
    throw failure;
  }
}

function objectivesOf(lines: readonly Cells[]): readonly SheetObjective[] {
  const objectives = new Map<string, Omit<SheetObjective, 'actions'> & { readonly actions: SheetAction[] }>();
  for (const cells of lines) {
    const id = cells.text('objectiveId');
    const objective = objectives.get(id) ?? {
      id,
      lineId: cells.text('objectiveLineId'),
      number: cells.number('objectiveNumber'),
      title: cells.text('objective'),
      theme: cells.word('theme', 'theme', planThemes),
      actions: [],
    };
    objectives.set(id, objective);
    if (cells.text('reference') !== '') objective.actions.push(actionOf(cells));
  }
  return [...objectives.values()];
}

function actionOf(cells: Cells): SheetAction {
  const currency = cells.text('currency');
  return {
    id: cells.text('actionId'),
    lineId: cells.text('actionLineId'),
    number: cells.text('number'),
    reference: cells.text('reference'),
    title: cells.text('title'),
    description: cells.text('description'),
    domains: cells.words('domains', 'domain', cbrnDomains),
    phase: cells.text('phase') === '' ? null : cells.word('phase', 'phase', actionPhases),
    priority: cells.word('priority', 'priority', actionPriorities),
    lead: cells.text('lead'),
    supporting: partedTexts(cells.text('supporting')),
    startsOn: cells.day('startsOn'),
    endsOn: cells.day('endsOn'),
    cost: currency === '' ? null : { amount: cells.number('cost'), currency },
    funding: {
      state: cells.word('funding', 'funding', fundingStates),
      source: cells.text('fundingSource'),
      funded: cells.text('funded') === '' ? null : cells.number('funded'),
    },
    indicator: cells.text('indicator'),
    target: cells.text('target'),
    answersTo: cells.words('answersTo', 'obligation', obligations),
    supportRequested: cells.text('supportRequested'),
    dependsOn: partedTexts(cells.text('dependsOn')),
    state: cells.word('state', 'state', actionStates),
    progress: cells.number('progress'),
    assignees: partedTexts(cells.text('assignees')),
    latest: cells.text('reportedOn') === '' ? null : reportOf(cells),
    sample: cells.isSample(),
  };
}

function reportOf(cells: Cells): ExportedReport {
  const given = (column: SheetColumn) => cells.text(column) || null;
  return {
    day: cells.day('reportedOn'),
    note: cells.text('note'),
    reason: given('reason'),
    blockedBy: given('blockedBy'),
    expectedEndsOn: cells.text('expectedEndsOn') === '' ? null : cells.day('expectedEndsOn'),
  };
}

function factsOf(lines: ReadRows, say: Say): SheetFacts {
  const said = (fact: SheetFact): string => {
    const line = lines.find(([label]) => label === say(`fact-${fact}`));
    if (!line) throw new Foreign(fact);
    return textOf(line[1]);
  };
  const [title = '', language = '', startsOn = '', endsOn = ''] = (
    ['title', 'language', 'startsOn', 'endsOn'] as const
  ).map(said);
  return {
    title,
    place: said('place') || null,
    kind: wordOf(said('kind'), 'kind', planKinds, say),
    tier: wordOf(said('tier'), 'tier', planTiers, say),
    language,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    number: numberOf(said('number')),
    life: wordOf(said('life'), 'life', planLives, say),
    adoptedOn: said('adoptedOn') === '' ? null : dayOf(said('adoptedOn')),
    instrument: said('instrument') || null,
  };
}

/** One row, by the names of its columns. */
class Cells {
  constructor(
    private readonly line: ReadRows[number],
    private readonly header: ReadRows[number],
    private readonly say: Say,
  ) {}

  text(column: SheetColumn): string {
    return textOf(this.line[this.header.indexOf(this.say(`column-${column}`))]);
  }

  number(column: SheetColumn): number {
    return numberOf(this.text(column));
  }

  day(column: SheetColumn): string {
    return dayOf(this.text(column));
  }

  isSample(): boolean {
    return wordOf(this.text('sample'), 'yesno', ['true', 'false'] as const, this.say) === 'true';
  }

  word<const T extends string>(column: SheetColumn, vocabulary: string, known: readonly T[]): T {
    return wordOf(this.text(column), vocabulary, known, this.say);
  }

  words<const T extends string>(column: SheetColumn, vocabulary: string, known: readonly T[]): readonly T[] {
    return partedTexts(this.text(column)).map((text) => wordOf(text, vocabulary, known, this.say));
  }
}

function wordOf<const T extends string>(text: string, vocabulary: string, known: readonly T[], say: Say): T {
  const word = known.find((each) => say(`${vocabulary}-${each}`) === text);
  if (word === undefined) throw new Foreign(text);
  return word;
}

function dayOf(text: string): string {
  if (!isDay(text)) throw new Foreign(text);
  return text;
}

function numberOf(text: string): number {
  if (text === '' || !Number.isFinite(Number(text))) throw new Foreign(text);
  return Number(text);
}

function textOf(value: SheetValue | undefined): string {
  return typeof value === 'string' ? unguardedText(value) : String(value ?? '');
}
