import { Injectable } from '@nestjs/common';
import type { ActionDependency, ActionDependencyInput } from '@portal/contracts';
import { circleClosedBy, conflict, notFound, type Refusal, refusalToEditPlan } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { planOf } from './action.service.js';
import { type DependencyRow, dependencyRows } from './action.queries.js';
import { holdDependencies, referencesOf } from './dependency.queries.js';
import { planById } from './plan.queries.js';
import { toPlanToChange } from './plan.row.js';

/** What waits for what, within one version of a plan; never in a circle. */
@Injectable()
export class DependencyService {
  constructor(private readonly database: Database) {}

  add(actor: RequestActor, { actionId, dependsOnId }: ActionDependencyInput): Promise<ActionDependency | Refusal> {
    return this.database.write(actor, async (tx) => {
      const plan = await planOf(tx, actionId);
      const other = await planOf(tx, dependsOnId);
      if (!plan || !other) return notFound;
      const refusal = refusalToEditPlan(actor, toPlanToChange(plan));
      if (refusal) return refusal;
      if (other.id !== plan.id) return conflict('other-plan', '/dependsOnId');
      await holdDependencies(tx, plan.id);
      const known = await dependencyRows(tx, plan.id);
      const circle = circleClosedBy({ actionId, dependsOnId }, known);
      if (circle) {
        const references = await referencesOf(tx, plan.id);
        const involved = circle.map((id) => references.get(id) ?? id);
        return { refused: 'conflict', code: 'dependency-circle', pointer: '/dependsOnId', involved };
      }
      if (known.some((each) => each.actionId === actionId && each.dependsOnId === dependsOnId)) {
        return conflict('dependency-exists', '/dependsOnId');
      }
      const { id } = await tx.insert<{ readonly id: string }>('action_dependency', {
        plan_id: plan.id,
        action_id: actionId,
        depends_on_id: dependsOnId,
        sample: plan.sample,
      });
      return { id, planId: plan.id, actionId, dependsOnId };
    });
  }

  remove(actor: RequestActor, id: string): Promise<true | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await tx.row<Pick<DependencyRow, 'planId'>>(
        'SELECT plan_id AS "planId" FROM action_dependency WHERE id = $1',
        [id],
      );
      const plan = row && (await planById(tx, row.planId));
      if (!plan) return notFound;
      const refusal = refusalToEditPlan(actor, toPlanToChange(plan));
      if (refusal) return refusal;
      await tx.rows('DELETE FROM action_dependency WHERE id = $1', [id]);
      return true as const;
    });
  }
}
