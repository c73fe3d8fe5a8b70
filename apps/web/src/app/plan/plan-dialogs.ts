import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Modal } from '../ui/modal';
import { ActionAssign } from './action-assign';
import { ActionForm } from './action-form';
import { ActionPanel } from './action-panel';
import { ObjectiveForm } from './objective-form';
import { PlanDesk } from './plan-desk';
import { PlanForm } from './plan-form';
import { PlanNext } from './plan-next';
import { PlanPasteReview } from './plan-paste-review';
import { PlanRemoval } from './plan-removal';
import { PlanSharing } from './plan-sharing';
import { PlanStep } from './plan-step';

/** What is asked on top of a plan's page: one at a time. */
@Component({
  selector: 'portal-plan-dialogs',
  imports: [
    ActionAssign,
    ActionForm,
    ActionPanel,
    Modal,
    ObjectiveForm,
    PlanForm,
    PlanNext,
    PlanPasteReview,
    PlanRemoval,
    PlanSharing,
    PlanStep,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (desk.dialog(); as asked) {
      @switch (asked.kind) {
        @case ('action') {
          <portal-action-form [action]="asked.action" [objectiveId]="asked.objectiveId" />
        }
        @case ('objective') {
          <portal-objective-form [objective]="asked.objective" />
        }
        @case ('assign') {
          <portal-action-assign [action]="asked.action" />
        }
        @case ('plan') {
          <portal-plan-form />
        }
        @case ('step') {
          <portal-plan-step [step]="asked.step" />
        }
        @case ('next-version') {
          <portal-plan-next />
        }
        @case ('sharing') {
          <portal-plan-sharing />
        }
        @case ('paste') {
          <portal-plan-paste-review [pasted]="asked.pasted" />
        }
        @case ('finish') {
          @if (desk.action(asked.action.id); as action) {
            <dialog portalModal class="dialog wide" aria-labelledby="panel-title" (cancel)="desk.dialog.set(null)">
              <portal-action-panel [action]="action" (closed)="desk.dialog.set(null)" />
            </dialog>
          }
        }
        @default {
          <portal-plan-removal [asked]="asked" />
        }
      }
    }
  `,
  styles: `
    .wide {
      inline-size: min(1232px, calc(100vw - 32px));
      max-inline-size: none;
      padding: 0;
    }
  `,
})
export class PlanDialogs {
  protected readonly desk = inject(PlanDesk);
}
