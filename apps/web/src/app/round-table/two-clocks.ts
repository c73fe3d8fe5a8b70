import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RoundTable } from '@portal/contracts';
import { addDays, dayOfInstant } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { countdownOf } from './countdown';

/** When it begins by the clock of the place, and by the reader's own where that shows something else. */
@Component({
  selector: 'portal-two-clocks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (there(); as time) {
      <dl>
        @switch (countdown()?.kind) {
          @case ('in') {
            <div>
              <dt>{{ t('clock.begins') }}</dt>
              <dd>{{ begins() }}</dd>
            </div>
          }
          @case ('now') {
            <div class="now">
              <dt>{{ nowWords() }}</dt>
            </div>
          }
        }
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
      flex-wrap: wrap;
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
    .now dt {
      color: var(--accent);
      font-weight: 600;
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
  private readonly now = new Date().toISOString();
  protected readonly countdown = computed(() => countdownOf(this.meeting(), this.now));
  protected readonly begins = computed(() => {
    const countdown = this.countdown();
    const today = dayOfInstant(this.now);
    return countdown?.kind === 'in' ? this.formats.age(addDays(today, countdown.days), today) : '';
  });
  protected readonly nowWords = computed(() => {
    const countdown = this.countdown();
    if (countdown?.kind !== 'now') return '';
    const [day, days] = [this.formats.number(countdown.day), this.formats.number(countdown.days)];
    return this.t('clock.now', { day, days });
  });
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
