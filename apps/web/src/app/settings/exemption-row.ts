import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Exemption } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { settingEditor } from './setting-editor';
import { SettingField } from './setting-field';
import { SettingForm } from './setting-form';
import { SettingHistory } from './setting-history';
import { SettingsApi } from './settings-api';

/** One exemption with its reason; it is ended by its last day. */
@Component({
  selector: 'portal-exemption-row',
  imports: [SettingField, SettingForm, SettingHistory, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <ng-container *transloco="let t">
      <p>
        <strong>{{ country() }}</strong> · {{ indicator() }}
        @if (exemption().sample) {
          <span class="label caution">{{ t('sample') }}</span>
        }
      </p>
      <p>
        <bdi>{{ exemption().reason }}</bdi>
      </p>
      <p class="second">
        {{ t('settings.exemptions.since', { day: formats.day(exemption().since) }) }}
        @if (exemption().until; as day) {
          {{ t('settings.exemptions.until', { day: formats.day(day) }) }}
        }
      </p>
      <portal-setting-form [editor]="editor" [act]="t('settings.exemptions.end')">
        <div class="line">
          <portal-setting-field
            type="date"
            [fieldId]="exemption().id + '-until'"
            [label]="t('settings.exemptions.last', { country: country(), indicator: indicator() })"
            [value]="editor.written().until"
            [error]="editor.state.errors().get('/until')"
            (changed)="editor.set({ until: $event })"
          />
        </div>
      </portal-setting-form>
      <portal-setting-history [path]="'exemptions/' + exemption().id + '/history'" [version]="exemption().version" />
    </ng-container>
  `,
})
export class ExemptionRow {
  private readonly api = inject(SettingsApi);
  protected readonly formats = inject(Formats);
  readonly exemption = input.required<Exemption>();
  /** Names of what it is about. */
  readonly country = input.required<string>();
  readonly indicator = input.required<string>();
  readonly changed = output<Exemption>();
  protected readonly editor = settingEditor({
    kept: this.exemption,
    id: () => this.exemption().id,
    fieldsOf: ({ until }) => ({ until: until ?? '' }),
    send: ({ until }, known: Exemption) => this.api.endExemption(known.id, until ?? known.until ?? '', known),
    changed: this.changed,
  });
}
