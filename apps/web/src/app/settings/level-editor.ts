import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IndicatorDefinition } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { settingEditor } from './setting-editor';
import { SettingField } from './setting-field';
import { SettingForm } from './setting-form';
import { SettingsApi } from './settings-api';
import { SixTexts } from './six-texts';

type Level = IndicatorDefinition['levels'][number];

/** One level: its words, its place, whether it still takes claims, and taking it out while nobody chose it. */
@Component({
  selector: 'portal-level-editor',
  imports: [SettingField, SettingForm, SixTexts, TranslocoDirective],
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
      <portal-setting-form [editor]="editor">
        <portal-six-texts
          at="/names"
          [prefix]="prefix() + '-names'"
          [legend]="t('settings.field.names')"
          [texts]="editor.written().names"
          [errors]="editor.state.errors()"
          (changed)="editor.set({ names: $event })"
        />
        <portal-six-texts
          at="/means"
          [prefix]="prefix() + '-means'"
          [legend]="t('settings.field.means')"
          [texts]="editor.written().means"
          [isLong]="true"
          [errors]="editor.state.errors()"
          (changed)="editor.set({ means: $event })"
        />
        <div class="line">
          <portal-setting-field
            type="number"
            [fieldId]="prefix() + '-order'"
            [label]="t('settings.field.order')"
            [value]="editor.written().order + 1"
            [error]="editor.state.errors().get('/order')"
            (changed)="editor.set({ order: +$event - 1 })"
          />
          <portal-setting-field
            type="date"
            [fieldId]="prefix() + '-closed'"
            [label]="t('settings.field.closedOn')"
            [hint]="t('settings.indicators.closed-hint')"
            [value]="editor.written().closedOn"
            [error]="editor.state.errors().get('/closedOn')"
            (changed)="editor.set({ closedOn: $event || null })"
          />
        </div>
        <label class="check">
          <input #meaning type="checkbox" [checked]="changesMeaning()" (change)="changesMeaning.set(meaning.checked)" />
          {{ t('settings.indicators.changes-meaning') }}
        </label>
        <button also type="button" class="button" (click)="remove()">{{ t('settings.indicators.remove') }}</button>
      </portal-setting-form>
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
  readonly indicator = input.required<IndicatorDefinition>();
  readonly level = input.required<Level>();
  readonly changed = output<IndicatorDefinition>();

  protected readonly prefix = computed(() => `${this.indicator().id}-${this.level().id}`);
  protected readonly changesMeaning = linkedSignal({ source: () => this.prefix(), computation: () => false });
  protected readonly editor = settingEditor({
    kept: this.indicator,
    id: this.prefix,
    fieldsOf: ({ levels }) => levels.find(({ id }) => id === this.level().id),
    send: (patch, known: IndicatorDefinition) => this.send(patch, known),
    changed: this.changed,
  });

  protected async remove(): Promise<void> {
    const { id } = this.level();
    const left = await this.editor.state.send(() => this.api.removeLevel(this.indicator().id, id));
    if (left) this.changed.emit(left);
  }

  private async send({ id: _id, ...patch }: Partial<Level>, known: IndicatorDefinition): Promise<IndicatorDefinition> {
    const changed = { ...patch, changesMeaning: this.changesMeaning() };
    const saved = await this.api.changeLevel(known.id, this.level().id, changed, known);
    this.changesMeaning.set(false);
    return saved;
  }
}
