import { circleIn, type Dependency, invalid, type InvalidValue, type Refusal } from '@portal/domain';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { dependencyRows } from './action.queries.js';
import type { PlanRow } from './plan.row.js';

/** One change of a plan's dependencies after the other: the same lock as the guard of their table takes. */
export async function holdDependencies(tx: ReadTransaction, planId: string): Promise<void> {
  await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 19))', [planId]);
}

/** What actions are to wait for: all of it, or what is added. */
export interface WantedDependencies {
  readonly actionId: string;
  readonly dependsOn: readonly string[];
  /** Where this was said, for what is wrong with it. */
  readonly pointer: string;
}

/**
 * Lets actions wait for these and for nothing else.
 *
 * @param references of all the plan's actions by their id: what is none of them is refused, and a circle is named by them
 */
export async function replaceDependencies(
  tx: Transaction,
  plan: PlanRow,
  wanted: readonly WantedDependencies[],
  references: ReadonlyMap<string, string>,
): Promise<Refusal | null> {
  const unknown = wanted.flatMap(({ dependsOn, pointer }) =>
    dependsOn.flatMap((id, place): readonly InvalidValue[] =>
      references.has(id) ? [] : [{ pointer: `${pointer}/${place}`, code: 'unknown-action' }],
    ),
  );
  if (unknown.length > 0) return invalid(...unknown);
  await holdDependencies(tx, plan.id);
  const before = await dependencyRows(tx, plan.id);
  const said = new Map(wanted.map(({ actionId, dependsOn }) => [actionId, new Set(dependsOn)]));
  const kept = before.filter(({ actionId, dependsOnId }) => said.get(actionId)?.has(dependsOnId) ?? true);
  const known = new Set(kept.map(keyOf));
  const added = [...said].flatMap(([actionId, others]) =>
    [...others].map((dependsOnId) => ({ actionId, dependsOnId })).filter((each) => !known.has(keyOf(each))),
  );
  const refusal = refusalOfCircle([...kept, ...added], references);
  if (refusal) return refusal;
  const gone = before.filter((each) => !kept.includes(each)).map(({ id }) => id);
  if (gone.length > 0) await tx.rows('DELETE FROM action_dependency WHERE id = ANY ($1)', [gone]);
  await insertDependencies(tx, plan, added);
  return null;
}

function keyOf({ actionId, dependsOnId }: Dependency): string {
  return `${actionId}:${dependsOnId}`;
}

/** The refusal that names the circle; null where there is none. */
export function refusalOfCircle(
  dependencies: readonly Dependency[],
  references: ReadonlyMap<string, string>,
): Refusal | null {
  const circle = circleIn(dependencies);
  if (!circle) return null;
  const involved = circle.map((id) => references.get(id) ?? id);
  return { refused: 'conflict', code: 'dependency-circle', pointer: '/dependsOn', involved };
}

export async function insertDependencies(
  tx: Transaction,
  { id, sample }: Pick<PlanRow, 'id' | 'sample'>,
  added: readonly Dependency[],
): Promise<void> {
  if (added.length === 0) return;
  await tx.rows(
    `INSERT INTO action_dependency (plan_id, action_id, depends_on_id, sample)
     SELECT $1, each.a, each.b, $4 FROM unnest($2::uuid[], $3::uuid[]) AS each (a, b)`,
    [id, added.map(({ actionId }) => actionId), added.map(({ dependsOnId }) => dependsOnId), sample],
  );
}

export async function referencesOf(tx: ReadTransaction, planId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ id: string; reference: string }>('SELECT id, reference FROM action WHERE plan_id = $1', [
    planId,
  ]);
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}
