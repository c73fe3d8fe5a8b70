import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountryDefinition, CountryInput, Region } from '@portal/contracts';
import { type Precision, precisions } from '@portal/domain';
import { formState } from '../ui/form-state';
import { SettingField } from './setting-field';
import { SettingsApi } from './settings-api';
import { noTexts, SixTexts } from './six-texts';

/** A country becomes a partner: only one that the portal's map knows. */
@Component({
  selector: 'portal-country-new',
  imports: [SettingField, SixTexts, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <form class="form" novalidate (submit)="$event.preventDefault(); add()" *transloco="let t">
      <h2>{{ t('settings.countries.new') }}</h2>
      <div class="field">
        <label for="new-country">{{ t('settings.field.iso3') }}</label>
        <select
          #country
          id="new-country"
          aria-describedby="new-country-hint"
          [attr.aria-invalid]="state.errors().get('/iso3') ? true : null"
          (change)="choose(country.value)"
        >
          <option value=""></option>
          @for (each of addable.hasValue() ? addable.value().items : []; track each.iso3) {
            <option [value]="each.iso3" [selected]="each.iso3 === input().iso3">{{ each.name }}</option>
          }
        </select>
        <p class="second" id="new-country-hint">{{ t('settings.countries.map-hint') }}</p>
        @if (state.errors().get('/iso3'); as words) {
          <p class="wrong">{{ words }}</p>
        }
      </div>
      <portal-six-texts
        at="/names"
        prefix="new-names"
        [legend]="t('settings.field.names')"
        [texts]="input().names"
        [errors]="state.errors()"
        (changed)="set({ names: $event })"
      />
      <div class="line">
        <portal-setting-field
          fieldId="new-joined"
          type="date"
          [label]="t('settings.field.joinedOn')"
          [value]="input().joinedOn"
          [error]="state.errors().get('/joinedOn')"
          (changed)="set({ joinedOn: $event })"
        />
        <label class="field">
          <span>{{ t('settings.field.joinedPrecision') }}</span>
          <select #precision (change)="set({ joinedPrecision: precisionAt(precision.selectedIndex) })">
            @for (each of precisions; track each) {
              <option [value]="each" [selected]="each === input().joinedPrecision">
                {{ t('settings.precision.' + each) }}
              </option>
            }
          </select>
        </label>
        <div class="field">
          <label for="new-region">{{ t('settings.field.mainRegion') }}</label>
          <select
            #region
            id="new-region"
            [attr.aria-invalid]="regionError() ? true : null"
            (change)="set({ mainRegion: region.value, regions: [region.value] })"
          >
            <option value=""></option>
            @for (each of regions(); track each.code) {
              <option [value]="each.code" [selected]="each.code === input().mainRegion">{{ each.name }}</option>
            }
          </select>
          @if (regionError(); as words) {
            <p class="wrong">{{ words }}</p>
          }
        </div>
      </div>
      <div class="acts">
        <button type="submit" class="button primary">{{ t('settings.countries.add') }}</button>
        <button type="button" class="button" (click)="cancelled.emit()">{{ t('cancel') }}</button>
      </div>
      <p class="wrong" role="alert">{{ state.wrong() }}</p>
    </form>
  `,
})
export class CountryNew {
  private readonly api = inject(SettingsApi);
  protected readonly state = formState('settings');
  protected readonly precisions = precisions;
  readonly regions = input.required<readonly Region[]>();
  readonly added = output<CountryDefinition>();
  readonly cancelled = output();

  protected readonly addable = this.api.addable(() => true);
  protected readonly input = signal<CountryInput>({
    iso3: '',
    names: noTexts,
    joinedOn: '',
    joinedPrecision: 'day',
    regions: [''],
    mainRegion: '',
  });
  protected readonly regionError = computed(
    () => this.state.errors().get('/mainRegion') ?? this.state.errors().get('/regions/0'),
  );

  protected set(change: Partial<CountryInput>): void {
    this.input.update((input) => ({ ...input, ...change }));
  }

  /** Its names stand there to be checked: a country may call itself otherwise. */
  protected choose(iso3: string): void {
    const chosen = this.addable.hasValue() ? this.addable.value().items.find((each) => each.iso3 === iso3) : undefined;
    this.set({ iso3, ...(chosen ? { names: chosen.names } : {}) });
  }

  protected precisionAt(place: number): Precision {
    return precisions[place] ?? 'day';
  }

  protected async add(): Promise<void> {
    const added = await this.state.send((key) => this.api.addCountry(this.input(), key));
    if (added) this.added.emit(added);
  }
}
