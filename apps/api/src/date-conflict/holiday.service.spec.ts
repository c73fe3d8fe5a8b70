import { weekendOf } from '@portal/domain';
import { countries } from '@portal/reference';
import { HolidayService } from './holiday.service.js';

const all = countries.map(({ iso3 }) => iso3);

/** What the runtime says of a country's weekend (CLDR); the declarations of the language do not know it yet. */
function saidOf(locale: Intl.Locale & { getWeekInfo?: () => { readonly weekend: readonly number[] } }) {
  return locale.getWeekInfo?.().weekend;
}

describe('the calendars of partner countries', () => {
  it('have the weekends of the runtime’s own data', () => {
    const said = countries.map(({ iso3, iso2 }) => [iso3, saidOf(new Intl.Locale(`und-${iso2}`))]);
    expect(all.map((iso3) => [iso3, weekendOf(iso3)])).toEqual(said);
  });

  it('are known of 50 of 63; of the others, only the feasts that move, or nothing, and it is said which', async () => {
    const calendars = await new HolidayService().calendars(all, [2027], 'en');
    const of = (known: string) => all.filter((iso3) => calendars.get(iso3)?.known === known).sort();
    expect(of('movable-feasts')).toEqual(['AFG', 'IRQ', 'JOR', 'KGZ', 'KWT', 'LBN', 'OMN', 'QAT', 'TJK']);
    expect(of('none')).toEqual(['KHM', 'LAO', 'MMR', 'MNG']);
    expect(of('all')).toHaveLength(50);
  });

  it('name feasts and days, also where one is observed over several days', async () => {
    const calendars = await new HolidayService().calendars(['MAR', 'KWT', 'PHL'], [2027, 2028], 'fr');
    expect(calendars.get('MAR')?.holidays.get('2027-03-09')?.feast).toBe('eid-al-fitr');
    expect(calendars.get('KWT')?.holidays.get('2027-03-09')?.feast).toBe('eid-al-fitr');
    expect(calendars.get('MAR')?.holidays.has('2027-11-18')).toBe(true);
    expect(calendars.get('PHL')?.holidays.has('2028-06-12')).toBe(true);
  });
});
