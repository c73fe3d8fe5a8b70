import { Injectable } from '@nestjs/common';
import {
  addDays,
  type CountryCalendar,
  type Day,
  type Feast,
  feastDaysOf,
  type Holiday,
  keepsRamadan,
  type Language,
  ramadansOf,
  type DaySpan,
} from '@portal/domain';
import { countries, otherCountries } from '@portal/reference';

type Library = typeof import('date-holidays').default;

const iso2Of = new Map([...countries, ...otherCountries].map(({ iso3, iso2 }) => [iso3, iso2]));
const feastOf: ReadonlyMap<string, Feast> = new Map([
  ['1 Shawwal', 'eid-al-fitr'],
  ['10 Dhu al-Hijjah', 'eid-al-adha'],
]);
const none: CountryCalendar = { known: 'none', holidays: new Map() };
const mostKept = 600;

/**
 * The public holidays of countries by `date-holidays`, which is loaded when the first is asked for. Of a country that it
 * does not know, the two feasts that move where they are kept; the rest of its calendar is said not to be known.
 */
@Injectable()
export class HolidayService {
  private library: Promise<Library> | null = null;
  private readonly kept = new Map<string, CountryCalendar>();
  private readonly ramadans = new Map<number, readonly DaySpan[]>();

  /** The calendars of these countries over these years, names in a language where there are any in it. */
  async calendars(
    asked: readonly string[],
    years: readonly number[],
    language: Language,
  ): Promise<ReadonlyMap<string, CountryCalendar>> {
    this.library ??= import('date-holidays').then((loaded) => loaded.default);
    const library = await this.library;
    return new Map(
      asked.map((iso3) => [iso3, merged(years.map((year) => this.calendarOf(library, iso3, year, language)))]),
    );
  }

  ramadansOf(years: readonly number[]): readonly DaySpan[] {
    return years.flatMap((year) => {
      const known = this.ramadans.get(year) ?? ramadansOf(year);
      this.ramadans.set(year, known);
      return known;
    });
  }

  private calendarOf(library: Library, iso3: string, year: number, language: Language): CountryCalendar {
    const name = `${language}:${iso3}:${year}`;
    const known = this.kept.get(name);
    if (known) return known;
    const found = calendarBy(library, iso3, year, language);
    // Kept small: the oldest goes first.
    const oldest = this.kept.size >= mostKept ? this.kept.keys().next().value : undefined;
    if (oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(name, found);
    return found;
  }
}

function calendarBy(library: Library, iso3: string, year: number, language: Language): CountryCalendar {
  const iso2 = iso2Of.get(iso3);
  if (iso2 === undefined) return none;
  const calendar = new library(iso2, { types: ['public'] });
  const said = calendar.getHolidays(year, language);
  if (said.length === 0) return keepsRamadan(iso3) ? movable(year) : none;
  const holidays = new Map<Day, Holiday>();
  for (const { date, start, end, name, rule } of said) {
    const first = date.slice(0, 10);
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    const feast = [...feastOf].find(([begins]) => rule.startsWith(begins))?.[1] ?? null;
    for (let place = 0; place < length; place += 1) holidays.set(addDays(first, place), { name: plain(name), feast });
  }
  return { known: 'all', holidays };
}

/** Without what the calendar adds in brackets to a day off that is given for another. */
function plain(name: string): string {
  return name.replace(/\s*\([^()]*\)$/, '');
}

function movable(year: number): CountryCalendar {
  const holidays = [...feastDaysOf(year)].map(([day, feast]) => [day, { name: '', feast }] as const);
  return { known: 'movable-feasts', holidays: new Map(holidays) };
}

function merged(calendars: readonly CountryCalendar[]): CountryCalendar {
  const [first = none] = calendars;
  return calendars.length === 1
    ? first
    : { known: first.known, holidays: new Map(calendars.flatMap(({ holidays }) => [...holidays])) };
}
