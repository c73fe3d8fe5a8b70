import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LevelInput } from '@portal/contracts';
import { SettingField } from './setting-field';
import { noTexts, SixTexts } from './six-texts';

/** A level that nobody has written yet, at a place. */
export function newLevel(order: number): LevelInput {
  return { id: '', names: noTexts, means: noTexts, order };
}

/** The fields of a new level: id, names, and what it means and does not mean. */
@Component({
  selector: 'portal-level-fields',
  imports: [SettingField, SixTexts, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-container *transloco="let t">
      <portal-setting-field
        [fieldId]="prefix() + '-id'"
        [label]="t('settings.indicators.id')"
        [hint]="t('settings.indicators.id-hint')"
        [value]="level().id"
        [error]="errors().get('/id')"
        (changed)="changed.emit({ id: $event.trim() })"
      />
      <portal-six-texts
        at="/names"
        [legend]="t('settings.field.names')"
        [prefix]="prefix() + '-names'"
        [texts]="level().names"
        [errors]="errors()"
        (changed)="changed.emit({ names: $event })"
      />
      <portal-six-texts
        at="/means"
        [legend]="t('settings.field.means')"
        [prefix]="prefix() + '-means'"
        [texts]="level().means"
        [isLong]="true"
        [errors]="errors()"
        (changed)="changed.emit({ means: $event })"
      />
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
  `,
})
export class LevelFields {
  readonly prefix = input.required<string>();
  readonly level = input.required<LevelInput>();
  readonly errors = input.required<ReadonlyMap<string, string>>();
  readonly changed = output<Partial<LevelInput>>();
}
