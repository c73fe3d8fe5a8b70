import type { MethodShape } from './vocabulary.js';

/** What can stand against the use of a method. */
export const methodFaults = [
  'step-repeated',
  'grid-shape',
  'cell-missing',
  'level-unknown',
  'not-monotone',
  'level-unreachable',
  'treat-from-unknown',
] as const;
export type MethodFaultCode = (typeof methodFaults)[number];

/** A fault with the cell that it is about; a repeated step names its axis alone. */
export interface MethodFault {
  readonly code: MethodFaultCode;
  readonly likelihood: string | null;
  readonly impact: string | null;
  /** The level that it is about; null: none. */
  readonly level: string | null;
}

/** A method as somebody is making it: cells may be empty, and rows too short or too many. */
export interface MethodDraft extends Omit<MethodShape, 'grid'> {
  readonly grid: readonly (readonly (string | null | undefined)[])[];
}

const repeated = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.filter((id, place) => ids.indexOf(id) !== place)),
];

const fault = (code: MethodFaultCode, about: Partial<Omit<MethodFault, 'code'>> = {}): MethodFault => ({
  code,
  likelihood: null,
  impact: null,
  level: null,
  ...about,
});

/** What is wrong with single cells: empty, of a level that is none, or lower than a cell left of it or under it. */
function faultsOfCells(method: MethodDraft): readonly MethodFault[] {
  const placeAt = (row: number, column: number): number => method.levels.indexOf(method.grid[row]?.[column] ?? '');
  return method.impact.flatMap((impact, row) =>
    method.likelihood.flatMap((likelihood, column): readonly MethodFault[] => {
      const level = method.grid[row]?.[column] ?? null;
      if (level === null || level === '') return [fault('cell-missing', { likelihood, impact })];
      const place = placeAt(row, column);
      if (place < 0) return [fault('level-unknown', { likelihood, impact, level })];
      const before = Math.max(placeAt(row - 1, column), placeAt(row, column - 1));
      return place < before ? [fault('not-monotone', { likelihood, impact, level })] : [];
    }),
  );
}

/**
 * What stands against the use of a method (ISO 31000 and IEC 31010 leave the matrix to its user; a user must be able to
 * defend it): every cell rated, a more likely or worse one never lower, every level reached by some cell, and the level
 * from which risks must be treated one of its own. None: it can be published.
 */
export function faultsOf(method: MethodDraft): readonly MethodFault[] {
  const hasShape =
    method.grid.length === method.impact.length && method.grid.every((row) => row.length === method.likelihood.length);
  const used = new Set(method.grid.flat());
  return [
    ...repeated(method.likelihood).map((likelihood) => fault('step-repeated', { likelihood })),
    ...repeated(method.impact).map((impact) => fault('step-repeated', { impact })),
    ...repeated(method.levels).map((level) => fault('step-repeated', { level })),
    ...(hasShape ? [] : [fault('grid-shape')]),
    ...faultsOfCells(method),
    ...method.levels.filter((level) => !used.has(level)).map((level) => fault('level-unreachable', { level })),
    ...(method.levels.includes(method.treatFrom) ? [] : [fault('treat-from-unknown', { level: method.treatFrom })]),
  ];
}

/** A draft without a fault is a method. */
export function isMethod(draft: MethodDraft): draft is MethodShape {
  return faultsOf(draft).length === 0;
}

interface Named {
  readonly id: string;
}

/** What the rules need of a method that is told with its words. */
export function shapeOf({
  likelihood,
  impact,
  levels,
  grid,
  treatFrom,
}: {
  readonly likelihood: readonly Named[];
  readonly impact: readonly Named[];
  readonly levels: readonly Named[];
  readonly grid: MethodShape['grid'];
  readonly treatFrom: string;
}): MethodShape {
  const ids = (all: readonly Named[]) => all.map(({ id }) => id);
  return { likelihood: ids(likelihood), impact: ids(impact), levels: ids(levels), grid, treatFrom };
}
