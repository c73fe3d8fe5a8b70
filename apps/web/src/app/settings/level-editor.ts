import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IndicatorDefinition, LevelPatch } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { changedFields } from '../ui/changed-fields';
import { ClashNote } from './clash-note';
import { formState } from '../ui/form-state';
import { SettingField } from './setting-field';
import { SettingsApi } from './settings-api';
import { SixTexts } from './six-texts';

type Level = IndicatorDefinition['levels'][number];

/** One level: its words, its place, whether it still takes claims, and taking it out while nobody chose it. */
@Component({
  selector: 'portal-level-editor',
  imports: [ClashNote, SettingField, SixTexts, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <details *transloco="let t">
      <summary>
        {{ formats.number(level().order + 1) }}. {{ level().names[language()] }}
        @if (level().closedOn; as day) {
          <span class="label outlined">{{ t('settings.indicators.closed', { day: formats.day(day) }) }}</span>
        }
      </summary>
      <form class="form" novalidate (submit)="$event.preventDefault(); save()">
        <portal-six-texts
          at="/names"
          [prefix]="prefix() + '-names'"
          [legend]="t('settings.field.names')"
          [texts]="written().names"
          [errors]="state.errors()"
          (changed)="set({ names: $event })"
        />
        <portal-six-texts
          at="/means"
          [prefix]="prefix() + '-means'"
          [legend]="t('settings.field.means')"
          [texts]="written().means"
          [isLong]="true"
          [errors]="state.errors()"
          (changed)="set({ means: $event })"
        />
        <div class="line">
          <portal-setting-field
            type="number"
            [fieldId]="prefix() + '-order'"
            [label]="t('settings.field.order')"
            [value]="written().order + 1"
            [error]="state.errors().get('/order')"
            (changed)="set({ order: +$event - 1 })"
          />
          <portal-setting-field
            type="date"
            [fieldId]="prefix() + '-closed'"
            [label]="t('settings.field.closedOn')"
            [hint]="t('settings.indicators.closed-hint')"
            [value]="written().closedOn"
            [error]="state.errors().get('/closedOn')"
            (changed)="set({ closedOn: $event || null })"
          />
        </div>
        <label class="check">
          <input #meaning type="checkbox" [checked]="changesMeaning()" (change)="changesMeaning.set(meaning.checked)" />
          {{ t('settings.indicators.changes-meaning') }}
        </label>
        @if (theirs(); as current) {
          <portal-clash-note
            [mine]="{ ...current, ...mine() }"
            [theirs]="current"
            (mineKept)="keepMine()"
            (theirsTaken)="takeTheirs()"
          />
        }
        <div class="acts">
          <button type="submit" class="button primary">{{ t('settings.save') }}</button>
          <button type="button" class="button" (click)="remove()">{{ t('settings.indicators.remove') }}</button>
        </div>
        <p role="status">{{ state.said() }}</p>
        <p class="wrong" role="alert">{{ state.wrong() }}</p>
      </form>
    </details>
  `,
  styles: `
    summary {
      min-block-size: 44px;
      align-content: center;
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class LevelEditor {
  private readonly api = inject(SettingsApi);
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Languages).current;
  protected readonly state = formState<IndicatorDefinition>('settings');
  readonly indicator = input.required<IndicatorDefinition>();
  readonly level = input.required<Level>();
  readonly changed = output<IndicatorDefinition>();

  protected readonly prefix = computed(() => `${this.indicator().id}-${this.level().id}`);
  /** What is on the form: it stays while others of the indicator are saved. */
  protected readonly written = linkedSignal<string, Level>({
    source: () => this.prefix(),
    computation: () => this.level(),
  });
  protected readonly changesMeaning = linkedSignal({ source: () => this.prefix(), computation: () => false });
  protected readonly theirs = computed(() => this.state.clash()?.levels.find(({ id }) => id === this.level().id));

  protected mine(): Partial<LevelPatch> {
    const { id: _id, ...changed } = changedFields(this.written(), this.level());
    return changed;
  }

  protected set(change: Partial<Level>): void {
    this.written.update((level) => ({ ...level, ...change }));
  }

  protected save(): Promise<void> {
    return this.send(this.indicator());
  }

  protected keepMine(): Promise<void> {
    return this.send(this.state.clash() ?? this.indicator());
  }

  protected takeTheirs(): void {
    const [current, level] = [this.state.clash(), this.theirs()];
    if (!current || !level) return;
    this.written.set(level);
    this.state.settle();
    this.changed.emit(current);
  }

  protected async remove(): Promise<void> {
    const left = await this.state.send(() => this.api.removeLevel(this.indicator().id, this.level().id));
    if (left) this.changed.emit(left);
  }

  private async send(known: IndicatorDefinition): Promise<void> {
    const { id } = this.level();
    const patch = { ...this.mine(), changesMeaning: this.changesMeaning() };
    const saved = await this.state.send(() => this.api.changeLevel(this.indicator().id, id, patch, known));
    const level = saved?.levels.find((each) => each.id === id);
    if (!saved || !level) return;
    this.written.set(level);
    this.changesMeaning.set(false);
    this.changed.emit(saved);
  }
}
