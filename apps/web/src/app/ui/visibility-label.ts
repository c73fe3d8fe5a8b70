import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from './icon';

/** Who may see a record; restricted ones carry a lock. */
@Component({
  selector: 'portal-visibility-label',
  imports: [Icon, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="label outlined" *transloco="let t">
      @if (visibility() === 'restricted') {
        <portal-icon name="lock" />
      }
      {{ t('visibility.' + visibility()) }}
    </span>
  `,
})
export class VisibilityLabel {
  readonly visibility = input.required<string>();
}
