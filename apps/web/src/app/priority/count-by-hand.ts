import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { PriorityMatrix } from '@portal/contracts';
import { bordaCount, countingBallots, pointsOfPlace } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Modal } from '../ui/modal';
import { PrioritiesApi } from './priorities-api';

/** Every ballot with its points, and the same count again on this device: nobody needs to believe the result. */
@Component({
  selector: 'portal-count-by-hand',
  imports: [Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog portalModal class="dialog" aria-labelledby="count-title" (cancel)="closed.emit()">
      <h2 id="count-title">{{ t('check.title') }}</h2>
      <p class="second">{{ t('check.lead') }}</p>
      @for (ballot of cast(); track ballot.id) {
        <h3>
          {{ ballot.name }} <small>{{ formats.instant(ballot.castAt) }}</small>
        </h3>
        @if (!ballot.counts) {
          <p class="second">{{ t('check.replaced') }}</p>
        }
        <ol [class.second]="!ballot.counts">
          @for (choice of ballot.choices; track choice; let place = $index) {
            <li>
              <bdi>{{ titles().get(choice) }}</bdi> <b>{{ points(place) }}</b>
            </li>
          }
        </ol>
      }
      @if (again(); as sums) {
        <h3>{{ t('check.sums') }}</h3>
        <ol>
          @for (each of sums; track each.priority) {
            <li>
              <bdi>{{ titles().get(each.priority) }}</bdi> <b>{{ each.points }}</b>
            </li>
          }
        </ol>
        <p role="status">{{ isSame() ? t('check.same') : t('check.other') }}</p>
      }
      <div class="actions">
        <button type="button" class="button primary" (click)="closed.emit()">{{ t('close') }}</button>
      </div>
    </dialog>
  `,
  styles: `
    h3 {
      margin-block: 12px 2px;
      font-size: 14px;
    }
    h3 small {
      color: var(--ink-2);
      font-weight: 400;
    }
    ol {
      margin: 0;
      padding-inline-start: 24px;
      list-style: decimal;
    }
    li b {
      margin-inline-start: 8px;
    }
  `,
})
export class CountByHand {
  private readonly api = inject(PrioritiesApi);
  protected readonly formats = inject(Formats);
  protected readonly t = roomTexts('priority').t;
  readonly matrix = input.required<PriorityMatrix>();
  readonly closed = output();
  private readonly asked = this.api.ballots(() => this.matrix().roundTable);
  protected readonly cast = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));
  protected readonly titles = computed(() => new Map(this.matrix().priorities.map(({ id, title }) => [id, title])));
  /** By the same rule that the server follows, from the ballots alone. */
  protected readonly again = computed(() => {
    const ranked = this.matrix().ranking.map(({ priority }) => priority);
    return this.asked.hasValue() ? bordaCount(ranked, countingBallots(this.cast())) : null;
  });
  protected readonly isSame = computed(() => {
    const found = new Map(this.again()?.map((each) => [each.priority, each]));
    return this.matrix().ranking.every(({ priority, points, rank, isTied }) => {
      const same = found.get(priority);
      return same?.points === points && same.rank === rank && same.isTied === isTied;
    });
  });

  protected points(place: number): number {
    return pointsOfPlace(place);
  }
}
