import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IndicatorDefinition, LevelInput } from '@portal/contracts';
import { mostLevels } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { formState } from '../ui/form-state';
import { LevelEditor } from './level-editor';
import { LevelFields, newLevel } from './level-fields';
import { settingEditor } from './setting-editor';
import { SettingField } from './setting-field';
import { SettingForm } from './setting-form';
import { SettingHistory } from './setting-history';
import { SettingsApi } from './settings-api';
import { SixTexts } from './six-texts';

/** An indicator with its levels and its history. What was known before every change stays known. */
@Component({
  selector: 'portal-indicator-editor',
  imports: [LevelEditor, LevelFields, SettingField, SettingForm, SettingHistory, SixTexts, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <section *transloco="let t" [attr.aria-label]="indicator().names[language()]">
      <h2>{{ indicator().names[language()] }}</h2>
      @for (day of indicator().breaks; track day) {
        <p class="second">{{ t('settings.indicators.broken', { day: formats.day(day) }) }}</p>
      }
      <portal-setting-form [editor]="editor">
        <portal-six-texts
          at="/names"
          [prefix]="indicator().id + '-names'"
          [legend]="t('settings.field.names')"
          [texts]="editor.written().names"
          [errors]="editor.state.errors()"
          (changed)="editor.set({ names: $event })"
        />
        <div class="line">
          <portal-setting-field
            type="date"
            [fieldId]="indicator().id + '-asks'"
            [label]="t('settings.field.asksSince')"
            [hint]="t('settings.indicators.asks-hint')"
            [value]="editor.written().asksSince"
            [error]="editor.state.errors().get('/asksSince')"
            (changed)="editor.set({ asksSince: $event || null })"
          />
          <portal-setting-field
            type="number"
            [fieldId]="indicator().id + '-life'"
            [label]="t('settings.field.shelfLifeMonths')"
            [value]="editor.written().shelfLifeMonths"
            [error]="editor.state.errors().get('/shelfLifeMonths')"
            (changed)="editor.set({ shelfLifeMonths: +$event })"
          />
          <portal-setting-field
            type="date"
            [fieldId]="indicator().id + '-closed'"
            [label]="t('settings.field.closedOn')"
            [hint]="t('settings.indicators.closed-hint')"
            [value]="editor.written().closedOn"
            [error]="editor.state.errors().get('/closedOn')"
            (changed)="editor.set({ closedOn: $event || null })"
          />
        </div>
      </portal-setting-form>
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
  protected readonly levelState = formState('settings');
  protected readonly most = mostLevels;
  readonly indicator = input.required<IndicatorDefinition>();
  readonly changed = output<IndicatorDefinition>();

  protected readonly editor = settingEditor({
    kept: this.indicator,
    id: () => this.indicator().id,
    fieldsOf: ({ names, asksSince, shelfLifeMonths, closedOn }) => ({ names, asksSince, shelfLifeMonths, closedOn }),
    send: (patch, known: IndicatorDefinition) => this.api.changeIndicator(known.id, patch, known),
    changed: this.changed,
  });
  protected readonly adding = signal<LevelInput | null>(null);

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
}
