import { inject, Injectable } from '@angular/core';
import type { DatePoll } from '@portal/contracts';
import type { Day } from '@portal/domain';
import { localeOf } from '../platform/formats';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';

type Option = DatePoll['options'][number];

/** The days of a poll's options and why one comes first, in words. */
@Injectable({ providedIn: 'root' })
export class PollWords {
  private readonly language = inject(Languages).current;
  private readonly t = roomTexts('date-poll').t;

  /** `7–9 Sep 2027`. */
  days({ first, last }: { readonly first: Day; readonly last: Day }): string {
    return this.format({ day: 'numeric', month: 'short', year: 'numeric' })
      .formatRange(noonOf(first), noonOf(last))
      .replace(/\s*–\s*/, '–');
  }

  /** `Tue to Thu`. */
  weekdays({ first, last }: { readonly first: Day; readonly last: Day }): string {
    const format = this.format({ weekday: 'short' });
    const [from, until] = [format.format(noonOf(first)), format.format(noonOf(last))];
    return first === last ? from : this.t('weekdays', { from, until });
  }

  /** What put the best one first, and what does not stand against it. */
  reason(best: NonNullable<DatePoll['best']>, option: Option): string {
    return [this.t(`best.${best.reason}`), ...(option.conflicts.length === 0 ? [this.t('best.free')] : [])].join(' ');
  }

  counts({ yes, ifNeedBe, no }: Option): string {
    return this.t('counts', { yes: String(yes), ifNeedBe: String(ifNeedBe), no: String(no) });
  }

  private format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(localeOf(this.language()), { ...options, timeZone: 'UTC' });
  }
}

/** A calendar day never passes through a time zone. */
function noonOf(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}
