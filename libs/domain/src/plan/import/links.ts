import { circleClosedBy, type Dependency, hasCircle } from '../dependencies.js';
import type { CellError, ImportErrorCode } from './errors.js';
import { folded, matchable } from './fold.js';
import type { PresentAction, PresentPlan } from './present.js';
import type { ReadAction } from './read-rows.js';

/** What an action waits for: actions that are in the plan, and rows of the file that become new ones. */
export interface Links {
  readonly actions: readonly string[];
  readonly rows: readonly number[];
}

export interface RowLinks {
  readonly links: Links;
  readonly errors: readonly CellError[];
  /** It also waits for a row that is not brought in: that link is left out. */
  readonly isCutShort: boolean;
}

export interface LinkRows {
  /** The action of the plan that a row is; null: a new one. */
  readonly found: ReadonlyMap<number, PresentAction | null>;
  /** Rows that are not brought in. */
  readonly refused: ReadonlySet<number>;
}

const numberKey = (number: string) =>
  folded(number)
    .replace(/^0+(?=\d)/, '')
    .replaceAll(' ', '.');

/**
 * What the rows that say so wait for, by number or reference: of the file first, else of the plan. A number that is
 * nowhere, or twice, or that would close a circle is refused at its cell.
 */
export function linksOf(
  actions: readonly ReadAction[],
  plan: PresentPlan,
  { found, refused }: LinkRows,
): ReadonlyMap<number, RowLinks> {
  const inFile = new Map<string, number[]>();
  for (const { row, number, reference } of actions) {
    for (const key of new Set([numberKey(number), matchable(reference)])) {
      if (key !== '') inFile.set(key, [...(inFile.get(key) ?? []), row]);
    }
  }
  const inPlan = new Map<string, string>();
  for (const { id, number } of plan.actions) inPlan.set(numberKey(number), id);
  for (const { id, reference } of plan.actions) inPlan.set(matchable(reference), id);
  const nodeOf = (row: number) => found.get(row)?.id ?? `row ${row}`;
  const saying = actions.filter(({ dependsOn, waitsForNothing }) => dependsOn.length > 0 || waitsForNothing);
  const said = new Set(saying.filter(({ row }) => !refused.has(row)).map(({ row }) => nodeOf(row)));
  // What a row says replaces what its action waited for.
  const stay: readonly Dependency[] = plan.actions
    .filter(({ id }) => !said.has(id))
    .flatMap(({ id, dependsOn }) => dependsOn.map((dependsOnId) => ({ actionId: id, dependsOnId })));
  const resolved = saying.map((action) => ({
    action,
    targets: action.dependsOn.map((number) => targetOf(action, number)),
  }));
  const wanted = resolved.flatMap(({ action, targets }) =>
    refused.has(action.row) ? [] : targets.flatMap((target) => ('node' in target ? [linkTo(action, target)] : [])),
  );
  const closesCircle = circlesAmong(stay, wanted);
  return new Map(resolved.map(({ action, targets }) => [action.row, rowLinks(action, targets)] as const));

  function linkTo({ row }: ReadAction, { node }: Target): Dependency {
    return { actionId: nodeOf(row), dependsOnId: node };
  }

  function targetOf(action: ReadAction, number: string): Target | Untargeted {
    const rows = inFile.get(matchable(number)) ?? inFile.get(numberKey(number)) ?? [];
    const id = inPlan.get(matchable(number)) ?? inPlan.get(numberKey(number));
    const [row] = rows;
    if (rows.length > 1) return { code: 'number-twice', number };
    if (row === undefined) return id === undefined ? { code: 'unknown-number', number } : { node: id, number, id };
    const present = found.get(row)?.id;
    if (nodeOf(row) === nodeOf(action.row)) return { code: 'depends-on-itself', number };
    if (present !== undefined) return { node: present, number, id: present };
    return refused.has(row) ? { code: null, number } : { node: nodeOf(row), number, row };
  }

  function rowLinks(action: ReadAction, targets: readonly (Target | Untargeted)[]): RowLinks {
    const ids = new Set<string>();
    const rows = new Set<number>();
    const errors: CellError[] = [];
    for (const target of targets) {
      const code =
        'node' in target
          ? closesCircle(linkTo(action, target), refused.has(action.row))
            ? 'circle'
            : null
          : target.code;
      if (code !== null) errors.push({ column: null, field: 'dependsOn', code, shown: target.number });
      else if ('node' in target && target.id !== undefined) ids.add(target.id);
      else if ('node' in target && target.row !== undefined) rows.add(target.row);
    }
    const isCutShort = targets.some((target) => 'code' in target && target.code === null);
    return { links: { actions: [...ids], rows: [...rows] }, errors, isCutShort };
  }
}

/** What a number names: an action of the plan, or a row that becomes one. */
interface Target {
  readonly node: string;
  readonly number: string;
  readonly id?: string;
  readonly row?: number;
}

/** A number that names nothing to wait for; without a code a row that is not brought in. */
interface Untargeted {
  readonly code: ImportErrorCode | null;
  readonly number: string;
}

/** Tells of each link, in their order, whether it closes a circle with those accepted before it. */
function circlesAmong(
  stay: readonly Dependency[],
  wanted: readonly Dependency[],
): (link: Dependency, isOnlyAsked: boolean) => boolean {
  // Nearly every plan has none: one look at all of them says so.
  if (!hasCircle([...stay, ...wanted])) return () => false;
  const accepted = [...stay];
  return (link, isOnlyAsked) => {
    if (circleClosedBy(link, accepted)) return true;
    if (!isOnlyAsked) accepted.push(link);
    return false;
  };
}
