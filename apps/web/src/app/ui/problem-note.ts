import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from './icon';

/** What could not be done, and the way on. */
@Component({
  selector: 'portal-problem-note',
  imports: [Icon, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="note" role="alert" *transloco="let t">
      <portal-icon name="error" />
      <p>{{ text() }}</p>
      @if (mayTryAgain()) {
        <button type="button" class="button" (click)="again.emit()">{{ t('again') }}</button>
      }
    </div>
  `,
  styles: `
    .note {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 12px;
      padding: 12px 16px;
      border-radius: 8px;
      background: var(--alert-soft);
      color: var(--alert);
    }
    p {
      flex: 1 1 240px;
      font-weight: 600;
    }
  `,
})
export class ProblemNote {
  readonly text = input.required<string>();
  readonly mayTryAgain = input(true);
  readonly again = output();
}
