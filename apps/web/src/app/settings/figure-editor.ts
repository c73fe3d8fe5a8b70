import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PublishedFigureEntry } from '@portal/contracts';
import { FigureFields, writtenFigure } from './figure-fields';
import { settingEditor } from './setting-editor';
import { SettingForm } from './setting-form';
import { SettingHistory } from './setting-history';
import { SettingsApi } from './settings-api';

/** One published figure: corrected, or taken from beside the pictures; older pictures keep what it said. */
@Component({
  selector: 'portal-figure-editor',
  imports: [FigureFields, SettingForm, SettingHistory, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <portal-setting-form [editor]="editor" *transloco="let t">
      <portal-figure-fields
        [prefix]="figure().id"
        [figure]="editor.written()"
        [errors]="editor.state.errors()"
        (changed)="editor.set($event)"
      />
      <label class="check">
        <input
          #published
          type="checkbox"
          [checked]="editor.written().published"
          (change)="editor.set({ published: published.checked })"
        />
        {{ t('settings.field.published') }}
      </label>
    </portal-setting-form>
    <portal-setting-history [path]="'published-figures/' + figure().id + '/history'" [version]="figure().version" />
  `,
})
export class FigureEditor {
  private readonly api = inject(SettingsApi);
  readonly figure = input.required<PublishedFigureEntry>();
  readonly changed = output<PublishedFigureEntry>();
  protected readonly editor = settingEditor({
    kept: this.figure,
    id: () => this.figure().id,
    fieldsOf: writtenFigure,
    send: (patch, known: PublishedFigureEntry) => this.api.changeFigure(known.id, patch, known),
    changed: this.changed,
  });
}
