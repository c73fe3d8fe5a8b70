import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Exemption } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { ClashNote } from './clash-note';
import { formState } from '../ui/form-state';
import { SettingField } from './setting-field';
import { SettingHistory } from './setting-history';
import { SettingsApi } from './settings-api';

/** One exemption with its reason; it is ended by its last day. */
@Component({
  selector: 'portal-exemption-row',
  imports: [ClashNote, SettingField, SettingHistory, TranslocoDirective],
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
      <form class="form" novalidate (submit)="$event.preventDefault(); end(exemption())">
        <div class="line">
          <portal-setting-field
            type="date"
            [fieldId]="exemption().id + '-until'"
            [label]="t('settings.exemptions.last', { country: country(), indicator: indicator() })"
            [value]="until()"
            [error]="state.errors().get('/until')"
            (changed)="until.set($event)"
          />
        </div>
        @if (state.clash(); as current) {
          <portal-clash-note
            [mine]="{ until: until() }"
            [theirs]="{ until: current.until }"
            (mineKept)="end(current)"
            (theirsTaken)="take(current)"
          />
        }
        <div class="acts">
          <button type="submit" class="button">{{ t('settings.exemptions.end') }}</button>
        </div>
        <p role="status">{{ state.said() }}</p>
        <p class="wrong" role="alert">{{ state.wrong() }}</p>
      </form>
      <portal-setting-history [path]="'exemptions/' + exemption().id + '/history'" [version]="exemption().version" />
    </ng-container>
  `,
})
export class ExemptionRow {
  private readonly api = inject(SettingsApi);
  protected readonly formats = inject(Formats);
  protected readonly state = formState<Exemption>('settings');
  readonly exemption = input.required<Exemption>();
  /** Names of what it is about. */
  readonly country = input.required<string>();
  readonly indicator = input.required<string>();
  readonly changed = output<Exemption>();
  protected readonly until = linkedSignal(() => this.exemption().until ?? '');

  protected async end(known: Exemption): Promise<void> {
    const saved = await this.state.send(() => this.api.endExemption(known.id, this.until(), known));
    if (saved) this.changed.emit(saved);
  }

  protected take(current: Exemption): void {
    this.state.settle();
    this.changed.emit(current);
  }
}
