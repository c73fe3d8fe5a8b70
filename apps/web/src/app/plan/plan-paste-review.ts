import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Modal } from '../ui/modal';
import { actionWords } from './action-words';
import { PlanDesk } from './plan-desk';
import { PlanEdits } from './plan-edits';
import { fieldWords } from './plan-fields';
import type { Pasted } from './plan-paste';

/** Every change of a pasted block before it is saved, and each cell that cannot be taken with its reason. */
@Component({
  selector: 'portal-plan-paste-review',
  imports: [Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog portalModal class="dialog wide" aria-labelledby="paste-title" (cancel)="desk.dialog.set(null)">
      <form novalidate (submit)="save($event)">
        <h2 id="paste-title">{{ t('paste') }}</h2>
        <p>{{ n('paste.changes', pasted().changes.length) }}</p>
        @if (pasted().outside > 0) {
          <p class="second">{{ n('paste.outside', pasted().outside) }}</p>
        }
        @if (pasted().errors.length > 0) {
          <section class="errors" aria-labelledby="paste-errors">
            <h3 id="paste-errors">{{ n('paste.errors', pasted().errors.length) }}</h3>
            <ul>
              @for (each of pasted().errors; track $index) {
                <li>
                  <bdi dir="ltr" class="number">{{ each.action.number }}</bdi>&ngsp; {{ t('column.' + each.column) }}:
                  <bdi>{{ each.text }}</bdi>. {{ t('cell.' + each.error) }}
                </li>
              }
            </ul>
          </section>
        }
        @if (rows().length > 0) {
          <div class="scrolls" role="group" tabindex="0" [attr.aria-label]="t('paste')">
            <table class="dense">
              <thead>
                <tr>
                  <th scope="col">{{ t('column.number') }}</th>
                  <th scope="col">{{ t('paste.field') }}</th>
                  <th scope="col">{{ t('paste.before') }}</th>
                  <th scope="col">{{ t('paste.after') }}</th>
                </tr>
              </thead>
              <tbody>
                @for (row of rows(); track $index) {
                  <tr>
                    <td>
                      <bdi dir="ltr" class="number">{{ row.number }}</bdi>
                    </td>
                    <td>{{ row.column }}</td>
                    <td>
                      <bdi>{{ row.before }}</bdi>
                    </td>
                    <td>
                      <strong
                        ><bdi>{{ row.after }}</bdi></strong
                      >
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
        <p class="wrong" role="alert">{{ wrong() }}</p>
        <div class="actions">
          <button type="button" class="button" (click)="desk.dialog.set(null)">{{ words.common('cancel') }}</button>
          @if (rows().length > 0) {
            <button type="submit" class="button primary" [attr.aria-disabled]="isBusy() ? true : null">
              {{ n('paste.save', rows().length) }}
            </button>
          }
        </div>
      </form>
    </dialog>
  `,
  styles: `
    .wide {
      inline-size: min(860px, calc(100vw - 32px));
    }
    .errors {
      padding: 12px 16px;
      border-radius: 6px;
      background: var(--alert-soft);
      overflow-wrap: anywhere;
    }
    .scrolls {
      max-block-size: 50vh;
      overflow: auto;
    }
    .wrong:empty {
      display: none;
    }
  `,
})
export class PlanPasteReview {
  readonly pasted = input.required<Pasted>();

  private readonly edits = inject(PlanEdits);
  protected readonly desk = inject(PlanDesk);
  protected readonly words = actionWords();
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
  private readonly fields = fieldWords();
  protected readonly wrong = signal('');
  protected readonly isBusy = signal(false);
  protected readonly rows = computed(() =>
    this.pasted().changes.map(({ action, column, before, after }) => ({
      number: action.number,
      column: this.t(`column.${column}`),
      before: this.said(column, before),
      after: this.said(column, after),
    })),
  );

  private said(column: string, text: string): string {
    if (text === '') return '–';
    if (column === 'domains') return this.fields.value(column, text.split(' '));
    return column === 'funding' ? this.t(`funding.${text}`) : this.fields.value(column, text);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    this.isBusy.set(true);
    const refusal = await this.edits.saveAll(this.pasted().changes);
    this.isBusy.set(false);
    if (refusal === null) return this.desk.dialog.set(null);
    if (refusal === 'no-line') return this.wrong.set(this.t('no-line'));
    this.wrong.set([refusal.detail, ...(refusal.errors ?? []).map(({ detail }) => detail)].join(' '));
  }
}
