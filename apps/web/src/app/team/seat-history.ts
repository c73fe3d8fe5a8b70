import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { SeatHolding } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { TeamApi } from './team-api';

/** Everybody who ever held one seat, the latest first; whoever is not shown leaves the line in its place. */
@Component({
  selector: 'portal-seat-history',
  imports: [Icon, ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (seat.error()) {
      <portal-problem-note [text]="t('problem.seat')" (again)="seat.reload()" />
    } @else if (seat.hasValue()) {
      <p class="second">{{ t('seat.since', { day: formats.day(seat.value().since) }) }}</p>
      <ol>
        @for (holding of seat.value().holdings; track holding.id) {
          <li>
            <span class="second number">{{ days(holding) }}</span>
            @if (holding.holder; as holder) {
              <strong dir="auto">{{ holder.isErased ? t('former') : holder.name }}</strong>
            } @else {
              <span class="lock"><portal-icon name="lock" />{{ t('seat.hidden') }}</span>
            }
            <span class="second">{{ roleOf(holding) }}</span>
          </li>
        } @empty {
          <li>{{ t('seat.never') }}</li>
        }
      </ol>
    } @else {
      <span class="skeleton"></span>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 8px 16px 12px;
      border-inline-start: 3px solid var(--accent);
      background: var(--surface);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
      padding-block: 6px;
    }
    li .number {
      flex: 0 0 220px;
    }
    .lock {
      display: inline-flex;
      align-items: center;
      gap: 4px;
    }
    @media (max-width: 720px) {
      li .number {
        flex-basis: 100%;
      }
    }
  `,
})
export class SeatHistory {
  protected readonly formats = inject(Formats);
  protected readonly t = roomTexts('team').t;
  readonly seatId = input.required<string>();
  protected readonly seat = inject(TeamApi).seat(this.seatId);

  protected days({ since, until }: SeatHolding): string {
    return this.t(until === null ? 'term.since' : 'term.days', {
      since: this.formats.shortDay(since),
      until: until === null ? '' : this.formats.shortDay(until),
    });
  }

  protected roleOf({ place, role }: SeatHolding): string {
    const where = this.t(`place.${place}`);
    return role === 'member' ? where : this.formats.enumeration([where, this.t(`role.${role}`)]);
  }
}
