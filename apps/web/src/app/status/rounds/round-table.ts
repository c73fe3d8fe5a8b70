import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';
import { Screen } from '../../platform/screen';
import { Icon } from '../../ui/icon';
import { nextSort, type RoundRow } from './round-rows';

/** The countries of a round, one a row: what was answered, when, and under which exception. A list on the phone. */
@Component({
  selector: 'portal-round-table',
  imports: [Icon, RouterLink],
  templateUrl: './round-table.html',
  styleUrl: './round-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoundTable {
  readonly rows = input.required<readonly RoundRow[]>();
  readonly sort = input.required<string>();
  readonly indicatorName = input.required<(id: string) => string>();
  readonly hasBefore = input.required<boolean>();
  /** Whether the reader may grant exceptions, and the round is closed. */
  readonly mayExcept = input.required<boolean>();
  readonly except = output<RoundRow>();

  protected readonly screen = inject(Screen);
  private readonly formats = inject(Formats);
  private readonly texts = roomTexts('rounds');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  protected readonly columns = ['name', 'answered', 'complete', 'sent'] as const;
  protected readonly next = nextSort;

  protected direction(column: string): 'ascending' | 'descending' | null {
    if (this.sort() === column) return 'ascending';
    return this.sort() === `-${column}` ? 'descending' : null;
  }

  protected answered({ asked, answered }: RoundRow): string {
    return this.t('answered-of', {
      count: this.formats.number(answered.length),
      total: this.formats.number(asked.length),
    });
  }

  protected standingOf(row: RoundRow): string {
    if (row.asked.length === 0) return this.t('stands.exempt');
    if (!row.complete) {
      return this.t('stands.owing', {
        indicators: this.formats.enumeration(row.owed.map((id) => this.indicatorName()(id))),
      });
    }
    return this.t(row.onTime ? 'stands.on-time' : 'stands.late');
  }

  protected sent({ lastSentAt }: RoundRow): string {
    return lastSentAt === null ? this.t('nothing-sent') : this.formats.shortDay(lastSentAt.slice(0, 10));
  }

  protected beforeOf({ before }: RoundRow): string {
    if (!before) return this.t('before.not-asked');
    const count = this.t('answered-of', {
      count: this.formats.number(before.answered),
      total: this.formats.number(before.asked),
    });
    return before.onTime ? this.t('before.on-time', { answered: count }) : count;
  }

  protected exceptionsOf({ exceptions }: RoundRow): readonly { readonly id: string; readonly words: string }[] {
    return exceptions.map(({ id, reason, until, grantedBy, grantedAt }) => {
      const values = { reason, who: grantedBy?.name ?? this.common('role.coordinator'), on: this.dayOf(grantedAt) };
      const words = until
        ? this.t('exception.until', { ...values, until: this.dayOf(until) })
        : this.t('exception.open', values);
      return { id, words };
    });
  }

  private dayOf(day: string): string {
    return this.formats.shortDay(day.slice(0, 10));
  }
}
