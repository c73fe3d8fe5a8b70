import { Injectable } from '@nestjs/common';
import { type Language, localIn } from '@portal/domain';
import { sentence } from '@portal/texts';
import { daysIn } from '../platform/day-words.js';
import { countryName } from './country-name.js';
import type { RoundTableRow } from './round-table.row.js';

type Named = Pick<RoundTableRow, 'kind' | 'number' | 'title'>;
type Placed = Pick<RoundTableRow, 'city' | 'venue' | 'host_country' | 'format'>;
type Timed = Pick<RoundTableRow, 'starts' | 'ends' | 'starts_at' | 'zone'>;

/** What meetings are called, where and when they are, in mails, letters and calendars. */
@Injectable()
export class RoundTableWordsService {
  /** `26th round table`; by its own title, or by its kind, where it has no number. */
  name({ kind, number, title }: Named, language: Language): string {
    if (number === null || kind !== 'regional') return title || sentence('round-table', `kind.${kind}`, language, {});
    return this.ordinal(number, language);
  }

  /** `Hotel Terrou-Bi, Dakar, Senegal`; how people meet where no place is set. */
  place({ city, venue, host_country: host, format }: Placed, language: Language): string {
    const places = [venue, city, host === null ? '' : countryName(host, language)].filter((each) => each !== '');
    const how =
      format === 'in-person' && places.length > 0 ? [] : [sentence('round-table', `format.${format}`, language, {})];
    return [...places, ...how].join(language === 'ar' ? '، ' : language === 'zh' ? '，' : ', ');
  }

  /** Its days by the clock of the place: `8–10 December 2026`. */
  days({ starts, ends }: Pick<Timed, 'starts' | 'ends'>, language: Language): string {
    if (starts === null || ends === null) return sentence('round-table', 'no-days', language, {});
    return daysIn(language, starts.slice(0, 10), ends.slice(0, 10));
  }

  /** When it begins and ends, there and in UTC: `09:00–17:00 (Africa/Dakar; 09:00 UTC)`. */
  times({ starts, ends, starts_at: at, zone }: Timed): string {
    if (starts === null || ends === null || at === null || zone === null) return '';
    return `${starts.slice(11)}–${ends.slice(11)} (${zone}; ${localIn(at, 'UTC').slice(11)} UTC)`;
  }

  country(iso3: string, language: Language): string {
    return countryName(iso3, language);
  }

  private ordinal(number: number, language: Language): string {
    const form = new Intl.PluralRules(language, { type: 'ordinal' }).select(number);
    const key = form === 'one' || form === 'two' || form === 'few' ? form : 'other';
    return sentence('round-table', `ordinal-${key}`, language, { number: String(number) });
  }
}
