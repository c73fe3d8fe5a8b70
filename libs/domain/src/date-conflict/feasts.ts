import { addDays, type Day } from '../day.js';

/** Feasts that move through the year and have a name in every language of the portal. */
export const feasts = ['eid-al-fitr', 'eid-al-adha'] as const;
export type Feast = (typeof feasts)[number];

/** From the first day to the last. */
export interface DaySpan {
  readonly first: Day;
  readonly last: Day;
}

const islamic = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

function islamicDay(day: Day): { readonly month: number; readonly day: number } {
  const parts = islamic.formatToParts(Date.parse(`${day}T00:00:00Z`));
  const valueOf = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return { month: valueOf('month'), day: valueOf('day') };
}

/** Ramadan as it falls into a year, by the Umm al-Qura calendar: the moon that is seen may shift it by a day. */
export function ramadansOf(year: number): readonly DaySpan[] {
  const found: DaySpan[] = [];
  for (const day of daysOf(year)) {
    if (islamicDay(day).month !== 9) continue;
    const last = found.at(-1);
    if (last && addDays(last.last, 1) === day) found[found.length - 1] = { first: last.first, last: day };
    else found.push({ first: day, last: day });
  }
  return found;
}

/** The first days of the two feasts that fall into a year, by the same calendar. */
export function feastDaysOf(year: number): ReadonlyMap<Day, Feast> {
  const found = new Map<Day, Feast>();
  for (const each of daysOf(year)) {
    const { month, day } = islamicDay(each);
    if (month === 10 && day === 1) found.set(each, 'eid-al-fitr');
    if (month === 12 && day === 10) found.set(each, 'eid-al-adha');
  }
  return found;
}

function daysOf(year: number): readonly Day[] {
  const days: Day[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Partner countries where most people keep Ramadan, so that a meeting in it asks much of them. */
const keepers = new Set(
  (
    'AFG ALB ARE AZE BFA BHR BRN DJI DZA GIN GMB IDN IRQ JOR KAZ KGZ KWT LBN LBY MAR MLI MRT MYS NER OMN PAK QAT SAU SEN ' +
    'SLE TJK TUN TUR UZB YEM'
  ).split(' '),
);

/** Whether most people of a country keep Ramadan. */
export function keepsRamadan(iso3: string): boolean {
  return keepers.has(iso3);
}
