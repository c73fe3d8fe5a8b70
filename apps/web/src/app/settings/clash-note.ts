import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { changesBetween } from '@portal/domain';
import { namesOfLanguages } from '../platform/languages';
import { namedChanges } from './setting-fields';

type Kept = Readonly<Record<string, unknown>>;

/** Somebody was faster: both versions where they differ, and the choice between them. Nothing is lost before. */
@Component({
  selector: 'portal-clash-note',
  imports: [TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="clash" role="alert" *transloco="let t">
      <p>
        <strong>{{ t('settings.clash.title') }}</strong>
      </p>
      <table>
        <thead>
          <tr>
            <td></td>
            <th scope="col">{{ t('settings.clash.mine') }}</th>
            <th scope="col">{{ t('settings.clash.theirs') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (each of differences(); track each.field) {
            <tr>
              <th scope="row">
                {{ t('settings.field.' + each.name) }} {{ each.language ? names[each.language] : '' }}
              </th>
              <td dir="auto">{{ each.after ?? '–' }}</td>
              <td dir="auto">{{ each.before ?? '–' }}</td>
            </tr>
          }
        </tbody>
      </table>
      <div class="acts">
        <button type="button" class="button primary" (click)="mineKept.emit()">{{ t('settings.clash.keep') }}</button>
        <button type="button" class="button" (click)="theirsTaken.emit()">{{ t('settings.clash.take') }}</button>
      </div>
    </div>
  `,
  styles: `
    .clash {
      display: grid;
      gap: 12px;
      padding: 16px;
      border-radius: 8px;
      background: var(--caution-soft);
    }
    table {
      border-collapse: collapse;
    }
    th,
    td {
      padding-block: 4px;
      padding-inline: 0 16px;
      text-align: start;
      vertical-align: top;
      overflow-wrap: anywhere;
      border-block-end: 1px solid var(--line-strong);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
})
export class ClashNote {
  protected readonly names = namesOfLanguages;
  readonly mine = input.required<Kept>();
  readonly theirs = input.required<Kept>();
  readonly mineKept = output();
  readonly theirsTaken = output();
  protected readonly differences = computed(() => namedChanges(changesBetween(this.theirs(), this.mine())));
}
