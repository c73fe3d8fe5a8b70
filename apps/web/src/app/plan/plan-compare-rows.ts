import type { PlanComparison, PlanFieldChange } from '@portal/contracts';

export const changeKinds = ['added', 'removed', 'changed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One objective, one action, or the plan itself: what became of it from one version to the other. */
export interface ComparedRow {
  readonly kind: ChangeKind;
  readonly id: string;
  /** Empty for the plan itself. */
  readonly reference: string;
  readonly title: string;
  /** Of what was added or removed its title alone. */
  readonly changes: readonly PlanFieldChange[];
}

export interface ComparedPart {
  readonly part: 'plan' | 'objectives' | 'actions';
  readonly rows: readonly ComparedRow[];
}

type Records = PlanComparison['actions'];

function rowsOf({ added, removed, changed }: Records): readonly ComparedRow[] {
  const whole = (kind: 'added' | 'removed') => (each: Records['added'][number]) => ({
    kind,
    id: each.lineId,
    reference: each.reference,
    title: each.title,
    changes: [{ field: 'title', before: each.title, after: each.title }],
  });
  return [
    ...added.map(whole('added')),
    ...removed.map(whole('removed')),
    ...changed.map(({ lineId, reference, title, changes }) => ({
      kind: 'changed' as const,
      id: lineId,
      reference,
      title,
      changes,
    })),
  ];
}

/** The parts of a comparison that hold anything; `kind`: only changes of this kind, any other text: all. */
export function comparedParts({ plan, objectives, actions }: PlanComparison, kind: string): readonly ComparedPart[] {
  const own: ComparedRow = { kind: 'changed', id: 'plan', reference: '', title: '', changes: plan };
  const parts: readonly ComparedPart[] = [
    { part: 'plan', rows: plan.length > 0 ? [own] : [] },
    { part: 'objectives', rows: rowsOf(objectives) },
    { part: 'actions', rows: rowsOf(actions) },
  ];
  const isAny = !changeKinds.some((each) => each === kind);
  return parts
    .map(({ part, rows }) => ({ part, rows: rows.filter((row) => isAny || row.kind === kind) }))
    .filter(({ rows }) => rows.length > 0);
}

/** How many objectives, actions and the plan itself of each kind. */
export function countsOf(comparison: PlanComparison): Readonly<Record<ChangeKind, number>> {
  const rows = comparedParts(comparison, '').flatMap((part) => part.rows);
  const count = (kind: ChangeKind) => rows.filter((row) => row.kind === kind).length;
  return { added: count('added'), removed: count('removed'), changed: count('changed') };
}

interface Version {
  readonly id: string;
  readonly number: number;
}

/** Which versions are compared: those the address asks for, else the page's own with the one before it. */
export function comparedVersions(
  own: string,
  versions: readonly Version[],
  asked: { readonly from: string; readonly to: string },
): { readonly from: string; readonly to: string } | null {
  const ordered = [...versions].sort((one, other) => one.number - other.number);
  const known = (id: string) => ordered.find((version) => version.id === id);
  const to = known(asked.to) ?? known(own) ?? ordered.at(-1);
  if (!to) return null;
  const before = ordered.filter(({ number }) => number < to.number).at(-1);
  const from = known(asked.from) ?? before ?? ordered.find(({ id }) => id !== to.id);
  return from ? { from: from.id, to: to.id } : null;
}
