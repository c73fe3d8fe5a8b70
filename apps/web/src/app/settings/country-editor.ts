import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountryDefinition, CountryPatch, Region } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { changedFields } from '../ui/changed-fields';
import { ClashNote } from './clash-note';
import { formState } from '../ui/form-state';
import { MembershipEditor } from './membership-editor';
import { SettingField } from './setting-field';
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
export function patchOf(written: Written, before: CountryDefinition): CountryPatch {
  const { iso3: _iso3, returnedOn, ...changed } = changedFields(written, writtenOf(before));
  return {
    ...changed,
    ...(changed.joinedOn === undefined ? {} : { joinedPrecision: 'day' as const }),
    ...(returnedOn ? { returnedOn } : {}),
  };
}

/** A partner country: its names, when it joined, left and came back, and its regions. */
@Component({
  selector: 'portal-country-editor',
  imports: [ClashNote, MembershipEditor, SettingField, SettingHistory, SixTexts, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  templateUrl: './country-editor.html',
})
export class CountryEditor {
  private readonly api = inject(SettingsApi);
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Languages).current;
  protected readonly state = formState<CountryDefinition>('settings');
  protected readonly joining = formState('settings');
  readonly country = input.required<CountryDefinition>();
  readonly regions = input.required<readonly Region[]>();
  readonly changed = output<CountryDefinition>();

  protected readonly written = linkedSignal<string, Written>({
    source: () => this.country().iso3,
    computation: () => writtenOf(this.country()),
  });
  protected readonly membership = signal({ region: '', since: '' });
  protected readonly belongsTo = computed(() => {
    const codes = new Set(this.country().memberships.map(({ region }) => region));
    return this.regions().filter(({ code }) => codes.has(code));
  });
  protected readonly theirs = computed(() => {
    const clash = this.state.clash();
    return clash ? writtenOf(clash) : null;
  });
  /** Counts everything that was changed, memberships too. */
  protected readonly edition = computed(() =>
    this.country().memberships.reduce((sum, { version }) => sum + version, this.country().version),
  );

  protected regionName(code: string): string {
    return this.regions().find((region) => region.code === code)?.name ?? code;
  }

  protected mine(): CountryPatch {
    return patchOf(this.written(), this.country());
  }

  protected set(change: Partial<Written>): void {
    this.written.update((written) => ({ ...written, ...change }));
  }

  protected async send(known: CountryDefinition): Promise<void> {
    const { iso3 } = this.country();
    const saved = await this.state.send(() => this.api.changeCountry(iso3, this.mine(), known));
    if (saved) this.show(saved);
  }

  protected take(): void {
    const current = this.state.clash();
    if (!current) return;
    this.state.settle();
    this.show(current);
  }

  protected async join(): Promise<void> {
    const { region, since } = this.membership();
    const input = { region, since, until: null };
    const saved = await this.joining.send((key) => this.api.join(this.country().iso3, input, key));
    if (!saved) return;
    this.membership.set({ region: '', since: '' });
    this.changed.emit(saved);
  }

  private show(saved: CountryDefinition): void {
    this.written.set(writtenOf(saved));
    this.changed.emit(saved);
  }
}
