import type { ListedScenario, RiskComparison } from '@portal/contracts';
import { type RatingKind, ratingKinds, type RiskChange, riskChanges } from '@portal/domain';
import { arrowBetween, marksOn, type MatrixHeap, type MatrixPoint, type MatrixShape } from './matrix-layout';

/** A scenario in both versions, as far as each has it; `number` is that of the later version which has it. */
export interface ComparedRisk {
  readonly lineId: string;
  readonly number: number;
  readonly title: string;
  readonly change: RiskChange;
  readonly before: ListedScenario | null;
  readonly after: ListedScenario | null;
}

/** A mark on the square: where a scenario stands, where it stood, or where one stood that is no longer there. */
export interface ComparedMark extends MatrixPoint {
  readonly risk: ComparedRisk;
  readonly role: 'now' | 'was' | 'gone';
  /** The share of a full mark that fits beside the others of its cell. */
  readonly size: number;
}

/** From where a scenario stood to where it stands, between the edges of both marks, with the head of its arrow. */
export interface ComparedMove {
  readonly risk: ComparedRisk;
  readonly line: string;
  readonly head: string;
}

export interface ComparedSquare {
  readonly marks: readonly ComparedMark[];
  readonly heaps: readonly MatrixHeap[];
  readonly moves: readonly ComparedMove[];
}

/** Every scenario of either version: what the server says of its change, with what both versions list of it. */
export function comparedRisks(
  items: RiskComparison['items'],
  before: readonly ListedScenario[],
  after: readonly ListedScenario[],
): readonly ComparedRisk[] {
  const byLine = (all: readonly ListedScenario[]) => new Map(all.map((each) => [each.lineId, each]));
  const [earlier, later] = [byLine(before), byLine(after)];
  const risks = items.map(({ lineId, title, change }): ComparedRisk => {
    const was = earlier.get(lineId) ?? null;
    const is = later.get(lineId) ?? null;
    return { lineId, title, change, number: (is ?? was)?.number ?? 0, before: was, after: is };
  });
  const rank = ({ change }: ComparedRisk) => changesInOrder.indexOf(change);
  return risks.toSorted((one, other) => rank(one) - rank(other));
}

/** What changed comes before what stayed. */
export const changesInOrder = ['moved', 'added', 'removed', 'stayed'] as const satisfies readonly RiskChange[];

/** How many scenarios changed in which way. */
export function changeCounts(risks: readonly ComparedRisk[]): Readonly<Record<RiskChange, number>> {
  const counted = (change: RiskChange) => risks.filter((risk) => risk.change === change).length;
  return { added: counted('added'), removed: counted('removed'), moved: counted('moved'), stayed: counted('stayed') };
}

/** What the address asks for; anything else asks for nothing. */
export function changeFrom(asked: string | null | undefined): RiskChange | null {
  return riskChanges.find((each) => each === asked) ?? null;
}

export function kindFrom(asked: string | null | undefined): RatingKind {
  return ratingKinds.find((each) => each === asked) ?? 'current';
}

/** Whether a level rose or fell between two places, by their order among the method's; null where one is missing. */
export function wayOf(
  levels: readonly { readonly id: string }[],
  before: { readonly level: string } | null,
  after: { readonly level: string } | null,
): 'higher' | 'lower' | 'same' | null {
  if (!before || !after) return null;
  const place = (level: string) => levels.findIndex(({ id }) => id === level);
  const steps = place(after.level) - place(before.level);
  return steps > 0 ? 'higher' : steps < 0 ? 'lower' : 'same';
}

/**
 * Both versions on one square, by one of the three ratings: a disc where each scenario stands, a hollow one where a moved
 * one stood, an arrow between them. Only for versions of the same method.
 */
export function comparedSquare(shape: MatrixShape, risks: readonly ComparedRisk[], kind: RatingKind): ComparedSquare {
  const placed = new Map<string, { readonly risk: ComparedRisk; readonly role: ComparedMark['role'] }>();
  const drawn: ListedScenario[] = [];
  const place = (scenario: ListedScenario, risk: ComparedRisk, role: ComparedMark['role']) => {
    placed.set(scenario.id, { risk, role });
    drawn.push({ ...scenario, ratings: { ...scenario.ratings, current: scenario.ratings[kind] } });
  };
  for (const risk of risks) {
    if (risk.after) place(risk.after, risk, 'now');
    else if (risk.before) place(risk.before, risk, 'gone');
  }
  // Where they stood comes after all that stand, so that the first places of a cell are theirs.
  for (const risk of risks) {
    if (risk.before && risk.after && isElsewhere(risk.before, risk.after, kind)) place(risk.before, risk, 'was');
  }
  const { marks, heaps } = marksOn(shape, drawn);
  const points = new Map<string, MatrixPoint & { readonly size: number }>(
    marks.map((mark) => [mark.scenario.id, mark]),
  );
  for (const heap of heaps) for (const { id } of heap.scenarios) points.set(id, { ...heap, size: 1.4 });
  return {
    marks: marks.flatMap(({ scenario, x, y, size }) => {
      const known = placed.get(scenario.id);
      return known ? [{ ...known, x, y, size }] : [];
    }),
    heaps,
    moves: risks.flatMap((risk) => {
      const from = risk.before && placed.get(risk.before.id)?.role === 'was' ? points.get(risk.before.id) : undefined;
      const to = risk.after ? points.get(risk.after.id) : undefined;
      const arrow = from && to ? arrowBetween(from, to) : null;
      return arrow ? [{ risk, ...arrow }] : [];
    }),
  };
}

function isElsewhere(before: ListedScenario, after: ListedScenario, kind: RatingKind): boolean {
  const [was, is] = [before.ratings[kind], after.ratings[kind]];
  return was !== null && is !== null && (was.likelihood !== is.likelihood || was.impact !== is.impact);
}
