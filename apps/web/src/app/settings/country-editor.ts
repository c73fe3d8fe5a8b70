import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountryDefinition, CountryPatch, Region } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { formState } from '../ui/form-state';
import { MembershipEditor } from './membership-editor';
import { settingEditor } from './setting-editor';
import { SettingField } from './setting-field';
import { SettingForm } from './setting-form';
import { SettingHistory } from './setting-history';
import { SettingsApi } from './settings-api';
import { SixTexts } from './six-texts';

type Written = Pick<CountryDefinition, 'iso3' | 'names' | 'mainRegion' | 'joinedOn' | 'leftOn'> & {
  readonly returnedOn: string | null;
};

/** What is on the form, of what is kept. */
export function writtenOf({ iso3, names, mainRegion, joinedOn, leftOn }: CountryDefinition): Written {
  return { iso3, names, mainRegion, joinedOn, leftOn, returnedOn: null };
}

/** Only what was changed is sent: a day that is known for its year stays so where nobody touched it. */
export function patchOf({ iso3: _iso3, returnedOn, ...changed }: Partial<Written>): CountryPatch {
  return {
    ...changed,
    ...(changed.joinedOn === undefined ? {} : { joinedPrecision: 'day' as const }),
    ...(returnedOn ? { returnedOn } : {}),
  };
}

/** A partner country: its names, when it joined, left and came back, and its regions. */
@Component({
  selector: 'portal-country-editor',
  imports: [MembershipEditor, SettingField, SettingForm, SettingHistory, SixTexts, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  templateUrl: './country-editor.html',
})
export class CountryEditor {
  private readonly api = inject(SettingsApi);
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Languages).current;
  protected readonly joining = formState('settings');
  readonly country = input.required<CountryDefinition>();
  readonly regions = input.required<readonly Region[]>();
  readonly changed = output<CountryDefinition>();

  protected readonly editor = settingEditor({
    kept: this.country,
    id: () => this.country().iso3,
    fieldsOf: writtenOf,
    send: (changed, known: CountryDefinition) => this.api.changeCountry(known.iso3, patchOf(changed), known),
    changed: this.changed,
  });
  protected readonly membership = signal({ region: '', since: '' });
  protected readonly belongsTo = computed(() => {
    const codes = new Set(this.country().memberships.map(({ region }) => region));
    return this.regions().filter(({ code }) => codes.has(code));
  });
  /** Counts everything that was changed, memberships too. */
  protected readonly edition = computed(() =>
    this.country().memberships.reduce((sum, { version }) => sum + version, this.country().version),
  );

  protected regionName(code: string): string {
    return this.regions().find((region) => region.code === code)?.name ?? code;
  }

  protected async join(): Promise<void> {
    const { region, since } = this.membership();
    const input = { region, since, until: null };
    const saved = await this.joining.send((key) => this.api.join(this.country().iso3, input, key));
    if (!saved) return;
    this.membership.set({ region: '', since: '' });
    this.changed.emit(saved);
  }
}
