import { inject, Injectable } from '@angular/core';
import type { DateConflict, RoundTableConflicts } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import type { FormAct } from './form-fields';

/** Countries that a sentence names; of more it says how many. */
const mostNamed = 3;

/** What stands against a meeting's days, in words; and the act that accepts it. */
@Injectable({ providedIn: 'root' })
export class ConflictWords {
  private readonly formats = inject(Formats);
  private readonly t = roomTexts('date-conflict').t;

  of(conflict: DateConflict): string {
    const countries = this.countries(conflict);
    const place = conflict.other ? conflict.other.city || conflict.other.reference : '';
    const day = this.formats.shortDay(conflict.first);
    switch (conflict.kind) {
      case 'elsewhere':
        return [this.t('elsewhere', { countries, place }), this.ofTwoRegions(conflict)].filter(Boolean).join(' ');
      case 'secretariat':
        return this.t('secretariat', { place, regions: this.formats.enumeration(conflict.regions) });
      case 'holiday':
        return this.t('holiday', { name: this.holiday(conflict), day, countries });
      case 'weekend':
        return this.t('weekend', { day, countries });
      case 'ramadan':
        return this.t('ramadan', { countries });
    }
  }

  holiday({ holiday }: Pick<DateConflict, 'holiday'>): string {
    if (holiday?.feast) return this.t(`feast.${holiday.feast}`);
    return holiday?.name || this.t('holiday.unnamed');
  }

  /** Whose holidays the portal does not know, or only the feasts that move. */
  notKnown(all: RoundTableConflicts['holidaysNotKnown']): readonly string[] {
    const said = (known: string, key: string) => {
      const names = all.filter((each) => each.known === known).map(({ name }) => name);
      return names.length === 0 ? [] : [this.t(key, { countries: this.formats.list(names) })];
    };
    return [...said('none', 'not-known'), ...said('movable-feasts', 'movable-only')];
  }

  /**
   * @param draft the record on this device under which the reason is kept
   * @param send sends it
   */
  accept(conflict: DateConflict, draft: string, send: (reason: string, key: string) => Promise<unknown>): FormAct {
    return {
      title: this.t('accept.title'),
      lead: this.of(conflict),
      send: this.t('accept'),
      draft: `${draft}/conflict/${conflict.key}`,
      fields: () => [
        { name: 'reason', label: this.t('accept.reason'), takes: 'long', isRequired: true, longest: 2000 },
      ],
      initial: { reason: '' },
      act: async (values, { key }) => {
        await send(values['reason']?.trim() ?? '', key);
        return this.t('accept.done');
      },
    };
  }

  private countries({ countries }: DateConflict): string {
    const names = countries.map(({ name }) => name);
    if (names.length <= mostNamed + 1) return this.formats.list(names);
    return this.t('more', {
      countries: this.formats.enumeration(names.slice(0, mostNamed)),
      count: String(names.length - mostNamed),
    });
  }

  private ofTwoRegions({ ofTwoRegions, countries }: DateConflict): string {
    const names = countries.filter(({ iso3 }) => ofTwoRegions.includes(iso3)).map(({ name }) => name);
    return names.length === 0 ? '' : this.t('two-regions', { countries: this.formats.list(names) });
  }
}
