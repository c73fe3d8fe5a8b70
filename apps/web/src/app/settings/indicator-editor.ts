import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IndicatorDefinition, IndicatorPatch, LevelInput } from '@portal/contracts';
import { mostLevels } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { changedFields } from '../ui/changed-fields';
import { ClashNote } from './clash-note';
import { formState } from '../ui/form-state';
import { LevelEditor } from './level-editor';
import { LevelFields, newLevel } from './level-fields';
import { SettingField } from './setting-field';
import { SettingHistory } from './setting-history';
import { SettingsApi } from './settings-api';
import { SixTexts } from './six-texts';

/** An indicator with its levels and its history. What was known before every change stays known. */
@Component({
  selector: 'portal-indicator-editor',
  imports: [ClashNote, LevelEditor, LevelFields, SettingField, SettingHistory, SixTexts, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <section *transloco="let t" [attr.aria-label]="indicator().names[language()]">
      <h2>{{ indicator().names[language()] }}</h2>
      @for (day of indicator().breaks; track day) {
        <p class="second">{{ t('settings.indicators.broken', { day: formats.day(day) }) }}</p>
      }
      <form class="form" novalidate (submit)="$event.preventDefault(); save()">
        <portal-six-texts
          at="/names"
          [prefix]="indicator().id + '-names'"
          [legend]="t('settings.field.names')"
          [texts]="written().names"
          [errors]="state.errors()"
          (changed)="set({ names: $event })"
        />
        <div class="line">
          <portal-setting-field
            type="date"
            [fieldId]="indicator().id + '-asks'"
            [label]="t('settings.field.asksSince')"
            [hint]="t('settings.indicators.asks-hint')"
            [value]="written().asksSince"
            [error]="state.errors().get('/asksSince')"
            (changed)="set({ asksSince: $event || null })"
          />
          <portal-setting-field
            type="number"
            [fieldId]="indicator().id + '-life'"
            [label]="t('settings.field.shelfLifeMonths')"
            [value]="written().shelfLifeMonths"
            [error]="state.errors().get('/shelfLifeMonths')"
            (changed)="set({ shelfLifeMonths: +$event })"
          />
          <portal-setting-field
            type="date"
            [fieldId]="indicator().id + '-closed'"
            [label]="t('settings.field.closedOn')"
            [hint]="t('settings.indicators.closed-hint')"
            [value]="written().closedOn"
            [error]="state.errors().get('/closedOn')"
            (changed)="set({ closedOn: $event || null })"
          />
        </div>
        @if (state.clash(); as current) {
          <portal-clash-note
            [mine]="{ ...fieldsOf(current), ...mine() }"
            [theirs]="fieldsOf(current)"
            (mineKept)="send(current)"
            (theirsTaken)="take(current)"
          />
        }
        <div class="acts">
          <button type="submit" class="button primary">{{ t('settings.save') }}</button>
        </div>
        <p role="status">{{ state.said() }}</p>
        <p class="wrong" role="alert">{{ state.wrong() }}</p>
      </form>
      <h3>{{ t('settings.indicators.levels') }}</h3>
      <ol class="rows">
        @for (level of indicator().levels; track level.id) {
          <li><portal-level-editor [indicator]="indicator()" [level]="level" (changed)="changed.emit($event)" /></li>
        }
      </ol>
      @if (adding(); as level) {
        <form class="form" novalidate (submit)="$event.preventDefault(); addLevel(level)">
          <portal-level-fields
            [prefix]="indicator().id + '-new'"
            [level]="level"
            [errors]="levelState.errors()"
            (changed)="adding.set(merged(level, $event))"
          />
          <div class="acts">
            <button type="submit" class="button primary">{{ t('settings.indicators.add-level') }}</button>
            <button type="button" class="button" (click)="adding.set(null)">{{ t('cancel') }}</button>
          </div>
          <p class="wrong" role="alert">{{ levelState.wrong() }}</p>
        </form>
      } @else if (indicator().levels.length < most) {
        <button type="button" class="button" (click)="beginLevel()">{{ t('settings.indicators.more') }}</button>
      }
      <p role="status">{{ levelState.said() }}</p>
      <portal-setting-history [path]="'indicators/' + indicator().id + '/history'" [version]="indicator().version" />
    </section>
  `,
})
export class IndicatorEditor {
  private readonly api = inject(SettingsApi);
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Languages).current;
  protected readonly state = formState<IndicatorDefinition>('settings');
  protected readonly levelState = formState('settings');
  protected readonly most = mostLevels;
  readonly indicator = input.required<IndicatorDefinition>();
  readonly changed = output<IndicatorDefinition>();

  /** What is on the form: it stays while levels are saved. */
  protected readonly written = linkedSignal<string, IndicatorDefinition>({
    source: () => this.indicator().id,
    computation: () => this.indicator(),
  });
  protected readonly adding = signal<LevelInput | null>(null);

  protected fieldsOf({ names, asksSince, shelfLifeMonths, closedOn }: IndicatorDefinition) {
    return { names, asksSince, shelfLifeMonths, closedOn };
  }

  protected mine(): IndicatorPatch {
    return changedFields(this.fieldsOf(this.written()), this.fieldsOf(this.indicator()));
  }

  protected set(change: Partial<IndicatorDefinition>): void {
    this.written.update((indicator) => ({ ...indicator, ...change }));
  }

  protected save(): Promise<void> {
    return this.send(this.indicator());
  }

  protected async send(known: IndicatorDefinition): Promise<void> {
    const { id } = this.indicator();
    const saved = await this.state.send(() => this.api.changeIndicator(id, this.mine(), known));
    if (saved) this.show(saved);
  }

  protected take(current: IndicatorDefinition): void {
    this.state.settle();
    this.show(current);
  }

  protected beginLevel(): void {
    this.adding.set(newLevel(this.indicator().levels.length));
  }

  protected merged(level: LevelInput, change: Partial<LevelInput>): LevelInput {
    return { ...level, ...change };
  }

  protected async addLevel(level: LevelInput): Promise<void> {
    const saved = await this.levelState.send((key) => this.api.addLevel(this.indicator().id, level, key));
    if (!saved) return;
    this.adding.set(null);
    this.changed.emit(saved);
  }

  private show(saved: IndicatorDefinition): void {
    this.written.set(saved);
    this.changed.emit(saved);
  }
}
