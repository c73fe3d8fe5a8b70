import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../ui/icon';
import { roomTexts } from '../platform/room-texts';

/** What the bars and lines of a Gantt mean. */
@Component({
  selector: 'portal-gantt-legend',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      <li><i class="done"></i>{{ t('legend.done') }}</li>
      <li><i class="planned"></i>{{ t('legend.planned') }}</li>
      <li><i class="not-started"></i>{{ plan('state.not-started') }}</li>
      <li><i class="blocked"></i>{{ plan('state.blocked') }}</li>
      <li><i class="late"></i>{{ t('legend.late') }}</li>
      @if (showsExpected()) {
        <li><i class="expected"></i>{{ t('legend.expected') }}</li>
      }
      <li><i class="baseline"></i>{{ t('legend.baseline') }}</li>
      <li><portal-icon name="arrow" />{{ t('legend.depends') }}</li>
      @if (showsCritical()) {
        <li><i class="critical"></i>{{ t('legend.critical') }}</li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 20px;
      justify-content: end;
      color: var(--ink-2);
      font-size: 0.8125rem;
      line-height: 1.25rem;
    }
    li {
      display: inline-flex;
      gap: 8px;
      align-items: center;
    }
    i {
      inline-size: 22px;
      block-size: 10px;
      border-radius: 1.5px;
      forced-color-adjust: none;
    }
    .done {
      background: var(--accent);
    }
    .planned {
      background: color-mix(in srgb, var(--accent) 24%, var(--surface));
    }
    .not-started {
      border: 1px solid var(--accent);
      background: var(--surface);
    }
    .blocked {
      border: 1px dashed var(--caution);
      background: var(--caution-soft);
    }
    .late {
      border: 1px solid var(--alert);
      background: repeating-linear-gradient(135deg, var(--alert) 0 2px, var(--alert-soft) 2px 5px);
    }
    .expected {
      border: 1px dashed var(--ink-2);
      background: var(--surface);
    }
    .baseline {
      block-size: 3px;
      background: var(--line-strong);
    }
    .critical {
      border: 2px solid var(--ink);
      border-radius: 3px;
    }
  `,
})
export class GanttLegend {
  readonly showsCritical = input(false);
  /** Some action is expected to end later than planned. */
  readonly showsExpected = input(false);
  protected readonly t = roomTexts('gantt').t;
  protected readonly plan = roomTexts('plan').t;
}
