import { inject, Injectable } from '@angular/core';
import type { RoundTableSummary } from '@portal/contracts';
import { Formats } from '../platform/formats';
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
    const form = new Intl.PluralRules(this.languages.current(), { type: 'ordinal' }).select(number);
    const known = form === 'one' || form === 'two' || form === 'few' ? form : 'other';
    return this.texts.t(`ordinal-${known}`, { number: String(number) });
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
}
