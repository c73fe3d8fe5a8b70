import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RoundTable } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';

/** When it begins by the clock of the place, and by the reader's own where that shows something else. */
@Component({
  selector: 'portal-two-clocks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (there(); as time) {
      <dl>
        <div>
          <dt>
            {{ place() }} <bdi class="zone">{{ meeting().zone }}</bdi>
          </dt>
          <dd class="number">{{ time }}</dd>
        </div>
        @if (here(); as own) {
          <div>
            <dt>
              {{ t('clock.you') }} <bdi class="zone">{{ zone }}</bdi>
            </dt>
            <dd class="number">{{ own }}</dd>
          </div>
        }
      </dl>
    }
  `,
  styles: `
    dl {
      display: flex;
      gap: 24px;
    }
    div {
      padding-inline-start: 14px;
      border-inline-start: 1px solid var(--line-strong);
    }
    dt {
      color: var(--ink-2);
      font-size: 0.8125rem;
    }
    dd {
      font: 600 1.625rem/2rem var(--serif);
    }
  `,
})
export class TwoClocks {
  private readonly formats = inject(Formats);
  protected readonly t = roomTexts('round-table').t;
  readonly meeting = input.required<RoundTable>();
  protected readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly place = computed(() => this.meeting().city || (this.meeting().host?.name ?? ''));
  protected readonly there = computed(() => {
    const { startsAt, zone } = this.meeting();
    return startsAt && zone ? this.formats.time(startsAt, zone) : '';
  });
  protected readonly here = computed(() => {
    const { startsAt } = this.meeting();
    const own = startsAt ? this.formats.time(startsAt) : '';
    return own === this.there() ? '' : own;
  });
}
