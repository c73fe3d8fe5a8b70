import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Formats } from '../platform/formats';
import { actionWords } from './action-words';
import { PlanEdits } from './plan-edits';
import { fieldWords } from './plan-fields';

/** What of one's edits needs a word: somebody was faster, something is not saved, or it can be taken back. */
@Component({
  selector: 'portal-plan-clash',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (edits.clash(); as clash) {
      <div class="note caution" role="alert">
        <p>
          <strong>{{ t('clash') }}</strong>
          <bdi dir="ltr" class="number">{{ clash.theirs.number }}</bdi>&ngsp; <bdi>{{ clash.theirs.title }}</bdi>
        </p>
        <table>
          <thead>
            <tr>
              <td></td>
              <th scope="col">{{ t('clash.mine') }}</th>
              <th scope="col">{{ t('clash.theirs') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of differences(); track row.field) {
              <tr>
                <th scope="row">{{ row.name }}</th>
                <td dir="auto">{{ row.mine }}</td>
                <td dir="auto">{{ row.theirs }}</td>
              </tr>
            }
          </tbody>
        </table>
        <p class="acts">
          <button type="button" class="button primary" (click)="edits.keepMine()">{{ t('clash.keep') }}</button>
          <button type="button" class="button" (click)="edits.takeTheirs()">{{ t('clash.take') }}</button>
        </p>
      </div>
    }
    @if (edits.unsaved(); as unsaved) {
      <div class="note alert" role="alert">
        <p>
          <strong>{{ n('unsaved', unsaved.changes.length) }}</strong> {{ unsaved.words }}
        </p>
        <ul>
          @for (line of waiting(); track $index) {
            <li>
              <bdi>{{ line }}</bdi>
            </li>
          }
        </ul>
        <p class="acts">
          <button type="button" class="button" (click)="edits.again()">{{ words.common('again') }}</button>
          <button type="button" class="button quiet" (click)="edits.giveUp()">{{ t('give-up') }}</button>
        </p>
      </div>
    }
    @if (edits.undo(); as undo) {
      <div class="note plain">
        <p>{{ n('changed', undo.count) }}</p>
        <button type="button" class="button" (click)="edits.takeBack()">{{ t('undo') }}</button>
        <button type="button" class="button quiet" (click)="edits.undo.set(null)">{{ words.common('close') }}</button>
      </div>
    }
  `,
  styles: `
    .note {
      display: grid;
      gap: 8px;
      margin-block-end: 12px;
      padding: 12px 16px;
      border-radius: 8px;
      overflow-wrap: anywhere;
    }
    .caution {
      background: var(--caution-soft);
    }
    .alert {
      background: var(--alert-soft);
    }
    .plain {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      padding-block: 6px;
      background: var(--accent-soft);
      color: var(--on-accent-soft);
    }
    th,
    td {
      padding: 4px 16px 4px 0;
      text-align: start;
      vertical-align: top;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class PlanClash {
  protected readonly edits = inject(PlanEdits);
  private readonly formats = inject(Formats);
  protected readonly words = actionWords();
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
  private readonly fields = fieldWords();

  protected readonly differences = computed(() => {
    const clash = this.edits.clash();
    if (!clash) return [];
    const theirs = new Map<string, unknown>(Object.entries(clash.theirs));
    return Object.entries(clash.patch).map(([field, mine]) => ({
      field,
      name: this.fields.name(field),
      mine: this.fields.value(field, mine),
      theirs: this.fields.value(field, theirs.get(field)),
    }));
  });
  protected readonly waiting = computed(() =>
    (this.edits.unsaved()?.changes ?? []).map(({ action, patch }) => {
      const said = Object.entries(patch).map(([field, value]) =>
        this.t('field-is', { field: this.fields.name(field), value: this.fields.value(field, value) }),
      );
      return `${action.number} ${this.formats.enumeration(said)}`;
    }),
  );
}
