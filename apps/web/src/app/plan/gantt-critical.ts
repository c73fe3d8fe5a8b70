import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import type { WholePlan } from '@portal/contracts';
import { criticalPath, daysBetween } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';

/** Switches the critical path on, and says it in words. */
@Component({
  selector: 'portal-gantt-critical',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" class="button" [attr.aria-pressed]="isShown()" (click)="isShown.set(!isShown())">
      {{ t('legend.critical') }}
    </button>
    <p role="status">{{ words() }}</p>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
    }
    [aria-pressed='true'] {
      background: var(--accent-soft);
      color: var(--on-accent-soft);
    }
  `,
})
export class GanttCritical {
  readonly plan = input.required<Pick<WholePlan, 'actions' | 'dependencies'>>();
  readonly isShown = model(false);

  private readonly formats = inject(Formats);
  private readonly texts = roomTexts('gantt');
  protected readonly t = this.texts.t;
  protected readonly words = computed(() => {
    if (!this.isShown()) return '';
    const { actions, dependencies } = this.plan();
    const byId = new Map(actions.map((action) => [action.id, action]));
    const path = criticalPath(actions, dependencies).flatMap((id) => byId.get(id) ?? []);
    if (path.length === 0) return this.t('critical.none');
    // As long as the actions on it: a pause between two is nobody's work.
    const days = path.reduce((sum, { startsOn, endsOn }) => sum + daysBetween(startsOn, endsOn) + 1, 0);
    return this.texts.n('critical.path', days, {
      path: this.formats.enumeration(path.map(({ number }) => `\u2066${number}\u2069`)),
    });
  });
}
