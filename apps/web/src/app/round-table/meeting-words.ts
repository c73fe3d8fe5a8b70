import { inject, Injectable } from '@angular/core';
import type { RoundTableSummary } from '@portal/contracts';
import { addDays, type Day } from '@portal/domain';
import { Formats, localeOf } from '../platform/formats';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';

type Named = Pick<RoundTableSummary, 'kind' | 'number' | 'title'>;
type Placed = Pick<RoundTableSummary, 'city' | 'host'>;
type Dated = Pick<RoundTableSummary, 'starts' | 'ends' | 'year' | 'isDocumented'>;

/** What meetings are called, and their days in words, by the clock of the place. */
@Injectable({ providedIn: 'root' })
export class MeetingWords {
  private readonly texts = roomTexts('round-table');
  private readonly formats = inject(Formats);
  private readonly languages = inject(Languages);

  /** `26th round table`; by its own title, or by its kind, where it has no number. */
  name({ kind, number, title }: Named): string {
    if (number === null || kind !== 'regional') return title || this.texts.t(`kind.${kind}`);
    return this.texts.t(`ordinal-${this.ordinalForm(number)}`, { number: String(number) });
  }

  /** `26th round table, Dakar`. */
  full(meeting: Named & Placed): string {
    const place = meeting.city || meeting.host?.name;
    return place ? this.formats.enumeration([this.name(meeting), place]) : this.name(meeting);
  }

  /** Its days; for a source that knows the year alone, that the day is not recorded. */
  days({ starts, ends, year, isDocumented }: Dated): string {
    if (starts === null || ends === null) {
      return isDocumented ? this.texts.t('day-not-recorded', { year: String(year) }) : this.texts.t('no-days');
    }
    const [first, last] = [starts.slice(0, 10), ends.slice(0, 10)];
    if (first === last) return this.formats.day(first);
    return this.texts.t('days', { from: this.formats.day(first), until: this.formats.day(last) });
  }

  /** Where it is, in as few words as there are: `Dakar`; its number besides, in the line below. */
  place({ city, host, title, kind }: Placed & Named): string {
    return city || host?.name || title || this.texts.t(`kind.${kind}`);
  }

  /** `26th, 8–10 Dec`: what stands under the place on a bar. */
  short(meeting: Named & Dated): string {
    const { starts, ends, number } = meeting;
    const days =
      starts === null || ends === null
        ? this.days(meeting)
        : this.dates({ day: 'numeric', month: 'short' })
            .formatRange(noonOf(starts), noonOf(ends))
            .replace(/\s*–\s*/, '–');
    return number === null
      ? days
      : this.formats.enumeration([this.texts.t(`short-${this.ordinalForm(number)}`, { number: String(number) }), days]);
  }

  shortDay(day: Day): string {
    return this.dates({ day: 'numeric', month: 'short' }).format(noonOf(day));
  }

  movedDay(starts: string, days: number): string {
    return this.formats.day(addDays(starts.slice(0, 10), days));
  }

  /** The twelve months' names, short. */
  shortMonths(): readonly string[] {
    const format = this.dates({ month: 'short' });
    return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 15)));
  }

  /** Monday to Sunday, as short as they are written. */
  weekdays(): readonly string[] {
    const format = this.dates({ weekday: 'narrow' });
    return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2026, 5, 1 + day)));
  }

  private ordinalForm(number: number): 'one' | 'two' | 'few' | 'other' {
    const form = new Intl.PluralRules(this.languages.current(), { type: 'ordinal' }).select(number);
    return form === 'one' || form === 'two' || form === 'few' ? form : 'other';
  }

  /** A calendar day never passes through a time zone. */
  private dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(localeOf(this.languages.current()), { ...options, timeZone: 'UTC' });
  }
}

function noonOf(local: string): Date {
  return new Date(`${local.slice(0, 10)}T12:00:00Z`);
}
