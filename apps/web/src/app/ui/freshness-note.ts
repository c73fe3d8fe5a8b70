import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Entry } from '@portal/contracts';
import { confirmBy, type Day } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Icon } from './icon';

/** "Confirmed 3 months ago", "Ageing: confirm by 30 November", "Out of date: confirmed 20 months ago". */
@Component({
  selector: 'portal-freshness-note',
  imports: [Icon, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-container *transloco="let t">
      @if (entry().freshness; as freshness) {
        <span class="freshness" [class.caution]="freshness !== 'fresh'">
          @if (hasIcon()) {
            <portal-icon [name]="freshness === 'fresh' ? 'check' : 'clock'" />
          }
          {{ t('freshness.' + words(), { age: age(), day: by(), on: on() }) }}
        </span>
      }
    </ng-container>
  `,
  styles: `
    .freshness {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
    .caution {
      color: var(--caution);
      font-weight: 600;
    }
  `,
})
export class FreshnessNote {
  private readonly formats = inject(Formats);
  readonly entry = input.required<Pick<Entry, 'freshness' | 'attestedOn'>>();
  /** The day of the picture, with which ages are compared. */
  readonly day = input.required<Day>();
  readonly shelfLifeMonths = input.required<number>();
  readonly hasIcon = input(false);

  /** An age is that of the reader's today; of a past day's picture the day itself is said. */
  protected readonly words = computed(() => {
    const { freshness } = this.entry();
    const isPast = this.day() < new Date().toISOString().slice(0, 10);
    return isPast && freshness !== 'ageing' ? `${freshness}-on` : freshness;
  });
  protected readonly on = computed(() => {
    const attested = this.entry().attestedOn;
    return attested ? this.formats.day(attested) : '';
  });
  protected readonly age = computed(() => {
    const attested = this.entry().attestedOn;
    return attested ? this.formats.age(attested, this.day()) : '';
  });
  protected readonly by = computed(() => {
    const attested = this.entry().attestedOn;
    return attested ? this.formats.day(confirmBy(attested, this.shelfLifeMonths())) : '';
  });
}
