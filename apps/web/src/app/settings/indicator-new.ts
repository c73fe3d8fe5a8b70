import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IndicatorDefinition, IndicatorInput, LevelInput } from '@portal/contracts';
import { leastLevels, mostLevels } from '@portal/domain';
import { Formats } from '../platform/formats';
import { errorsUnder } from '../ui/field-errors';
import { formState } from '../ui/form-state';
import { LevelFields, newLevel } from './level-fields';
import { SettingField } from './setting-field';
import { SettingsApi } from './settings-api';
import { noTexts, SixTexts } from './six-texts';

/** A new indicator with its levels, in all six languages. */
@Component({
  selector: 'portal-indicator-new',
  imports: [LevelFields, SettingField, SixTexts, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <form class="form" novalidate (submit)="$event.preventDefault(); add()" *transloco="let t">
      <h2>{{ t('settings.indicators.new') }}</h2>
      <portal-setting-field
        fieldId="new-id"
        [label]="t('settings.indicators.id')"
        [hint]="t('settings.indicators.id-hint')"
        [value]="input().id"
        [error]="state.errors().get('/id')"
        (changed)="set({ id: $event.trim() })"
      />
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
          fieldId="new-asks"
          type="date"
          [label]="t('settings.field.asksSince')"
          [hint]="t('settings.indicators.asks-hint')"
          [value]="input().asksSince"
          [error]="state.errors().get('/asksSince')"
          (changed)="set({ asksSince: $event || null })"
        />
        <portal-setting-field
          fieldId="new-life"
          type="number"
          [label]="t('settings.field.shelfLifeMonths')"
          [value]="input().shelfLifeMonths"
          [error]="state.errors().get('/shelfLifeMonths')"
          (changed)="set({ shelfLifeMonths: +$event })"
        />
      </div>
      @for (level of input().levels; track $index) {
        <section class="part" [attr.aria-labelledby]="'new-level-' + $index">
          <div class="top">
            <h3 [id]="'new-level-' + $index">
              {{ t('settings.indicators.level-number', { number: formats.number($index + 1) }) }}
            </h3>
            @if (input().levels.length > least) {
              <button type="button" class="button" (click)="leaveOut($index)">
                {{ t('settings.indicators.leave-out', { number: formats.number($index + 1) }) }}
              </button>
            }
          </div>
          <portal-level-fields
            [prefix]="'new-level-' + $index"
            [level]="level"
            [errors]="errorsOf($index)"
            (changed)="setLevel($index, $event)"
          />
        </section>
      }
      @if (state.errors().get('/levels'); as words) {
        <p class="wrong">{{ words }}</p>
      }
      <div class="acts">
        @if (input().levels.length < most) {
          <button type="button" class="button" (click)="oneMore()">{{ t('settings.indicators.more') }}</button>
        }
        <button type="submit" class="button primary">{{ t('settings.indicators.add') }}</button>
        <button type="button" class="button" (click)="cancelled.emit()">{{ t('cancel') }}</button>
      </div>
      <p class="wrong" role="alert">{{ state.wrong() }}</p>
    </form>
  `,
})
export class IndicatorNew {
  private readonly api = inject(SettingsApi);
  protected readonly formats = inject(Formats);
  protected readonly state = formState('settings');
  protected readonly least = leastLevels;
  protected readonly most = mostLevels;
  readonly added = output<IndicatorDefinition>();
  readonly cancelled = output();

  protected readonly input = signal<IndicatorInput>({
    id: '',
    names: noTexts,
    asksSince: null,
    shelfLifeMonths: 12,
    levels: [0, 1, 2].map(newLevel),
  });

  protected set(change: Partial<IndicatorInput>): void {
    this.input.update((input) => ({ ...input, ...change }));
  }

  protected setLevel(place: number, change: Partial<LevelInput>): void {
    this.arrange((levels) => levels.map((level, index) => (index === place ? { ...level, ...change } : level)));
  }

  protected leaveOut(place: number): void {
    this.arrange((levels) => levels.filter((_, index) => index !== place));
    this.state.settle();
  }

  protected oneMore(): void {
    this.arrange((levels) => [...levels, newLevel(levels.length)]);
  }

  protected errorsOf(place: number): ReadonlyMap<string, string> {
    return errorsUnder(this.state.errors(), `/levels/${place}`);
  }

  protected async add(): Promise<void> {
    const added = await this.state.send((key) => this.api.addIndicator(this.input(), key));
    if (added) this.added.emit(added);
  }

  private arrange(change: (levels: readonly LevelInput[]) => readonly LevelInput[]): void {
    this.set({ levels: change(this.input().levels).map((level, order) => ({ ...level, order })) });
  }
}
