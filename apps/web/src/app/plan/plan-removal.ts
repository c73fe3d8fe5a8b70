import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Modal } from '../ui/modal';
import { PlanApi } from './plan-api';
import { PlanDesk, type PlanDialog } from './plan-desk';

/** Asks before something is deleted that nobody ever reported on. */
@Component({
  selector: 'portal-plan-removal',
  imports: [Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog portalModal class="dialog" aria-labelledby="removal-title" (cancel)="desk.dialog.set(null)">
      <form (submit)="remove($event)">
        <h2 id="removal-title">{{ t(asked().kind) }}</h2>
        <p>
          <bdi>{{ what() }}</bdi>
        </p>
        <p class="second">{{ t(asked().kind + '.means') }}</p>
        <p class="wrong" role="alert">{{ wrong() }}</p>
        <div class="actions">
          <button type="button" class="button" (click)="desk.dialog.set(null)">{{ common('cancel') }}</button>
          <button type="submit" class="button primary">{{ t('remove') }}</button>
        </div>
      </form>
    </dialog>
  `,
  styles: `
    .wrong:empty {
      display: none;
    }
  `,
})
export class PlanRemoval {
  readonly asked = input.required<PlanDialog>();

  private readonly api = inject(PlanApi);
  private readonly router = inject(Router);
  protected readonly desk = inject(PlanDesk);
  private readonly texts = roomTexts('plan');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  protected readonly wrong = signal('');
  protected readonly what = computed(() => {
    const asked = this.asked();
    if (asked.kind === 'remove-action') return `${asked.action.number} ${asked.action.title}`;
    if (asked.kind === 'remove-objective') return `${asked.objective.number} ${asked.objective.title}`;
    return this.desk.whole()?.title ?? '';
  });

  protected async remove(event: Event): Promise<void> {
    event.preventDefault();
    const asked = this.asked();
    const plan = this.desk.whole();
    try {
      if (asked.kind === 'remove-action') {
        await this.api.removeAction(asked.action.id);
        this.desk.openId.set(null);
        this.drop(asked.action.id);
      } else if (asked.kind === 'remove-objective') {
        await this.api.removeObjective(asked.objective.id);
        this.drop(asked.objective.id);
      } else if (plan) {
        await this.api.remove(plan.id);
        this.desk.dialog.set(null);
        const place = plan.region ? ['/regions', plan.region] : ['/regions'];
        await this.router.navigate(plan.iso3 ? ['/countries', plan.iso3, 'plans'] : place);
        return;
      }
      this.desk.dialog.set(null);
      this.desk.say(this.t('removed'));
    } catch (failure) {
      this.wrong.set(refusedFrom(failure).problem?.detail ?? this.t('no-line'));
    }
  }

  private drop(id: string): void {
    this.desk.change((plan) => ({
      ...plan,
      actions: plan.actions.filter((each) => each.id !== id),
      objectives: plan.objectives.filter((each) => each.id !== id),
    }));
    this.desk.refresh();
  }
}
