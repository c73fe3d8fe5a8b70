import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { Action, ActionPatch } from '@portal/contracts';
import { actionPriorities, addDays, fundingStates } from '@portal/domain';
import { actionWords } from './action-words';
import { readCell } from './plan-cells';
import { PlanDesk } from './plan-desk';
import { PlanEdits } from './plan-edits';

const fields = ['priority', 'lead', 'funding', 'startsOn', 'endsOn', 'shift'] as const;
type BulkField = (typeof fields)[number];

/** One change for all chosen actions, sent as one, taken back as one. */
@Component({
  selector: 'portal-plan-bulk',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="bulk" novalidate [attr.aria-label]="t('bulk')" (submit)="change($event)">
      <strong>{{ n('bulk.chosen', actions().length) }}</strong>
      <select #field [attr.aria-label]="t('bulk.field')" (change)="choose(field.value)">
        @for (each of fields; track each) {
          <option [value]="each" [selected]="each === chosenField()">{{ t('bulk.field.' + each) }}</option>
        }
      </select>
      @switch (chosenField()) {
        @case ('priority') {
          <select #priority [attr.aria-label]="t('bulk.value')" (change)="value.set(priority.value)">
            @for (each of priorities; track each) {
              <option [value]="each" [selected]="each === value()">{{ t('priority.' + each) }}</option>
            }
          </select>
        }
        @case ('funding') {
          <select #funding [attr.aria-label]="t('bulk.value')" (change)="value.set(funding.value)">
            @for (each of fundings; track each) {
              <option [value]="each" [selected]="each === value()">{{ t('funding.' + each) }}</option>
            }
          </select>
        }
        @default {
          <input
            #text
            [type]="inputType()"
            [attr.dir]="chosenField() === 'lead' ? 'auto' : null"
            autocomplete="off"
            [value]="value()"
            [attr.aria-label]="t('bulk.value')"
            [attr.aria-invalid]="wrong() ? true : null"
            aria-describedby="bulk-wrong"
            (input)="value.set(text.value)"
          />
        }
      }
      <button type="submit" class="button primary">{{ n('bulk.change', actions().length) }}</button>
      <button type="button" class="button quiet" (click)="done.emit(none)">{{ t('bulk.none') }}</button>
      <p class="wrong" id="bulk-wrong" role="alert">{{ wrong() }}</p>
    </form>
  `,
  styles: `
    .bulk {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      margin-block-end: 12px;
      padding: 8px 12px;
      border-radius: 8px;
      background: var(--accent-soft);
      color: var(--on-accent-soft);
    }
    select,
    input {
      inline-size: auto !important;
      max-inline-size: 240px;
    }
    .wrong {
      flex: 1 1 100%;
    }
    .wrong:empty {
      display: none;
    }
  `,
})
export class PlanBulk {
  readonly chosen = input.required<ReadonlySet<string>>();
  readonly done = output<ReadonlySet<string>>();

  private readonly desk = inject(PlanDesk);
  private readonly edits = inject(PlanEdits);
  private readonly words = actionWords();
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
  protected readonly none: ReadonlySet<string> = new Set();
  protected readonly fields = fields;
  protected readonly priorities = actionPriorities;
  protected readonly fundings = fundingStates;
  protected readonly chosenField = signal<BulkField>('priority');
  protected readonly value = signal('high');
  protected readonly wrong = signal('');
  protected readonly actions = computed(() =>
    this.desk.actions().filter(({ id, rights }) => this.chosen().has(id) && rights.edit.may),
  );
  protected readonly inputType = computed(() => {
    switch (this.chosenField()) {
      case 'startsOn':
      case 'endsOn':
        return 'date';
      case 'shift':
        return 'number';
      default:
        return 'text';
    }
  });

  protected choose(asked: string): void {
    const field = fields.find((each) => each === asked) ?? 'priority';
    this.chosenField.set(field);
    this.value.set(field === 'priority' ? 'high' : field === 'funding' ? 'none' : field === 'shift' ? '7' : '');
    this.wrong.set('');
  }

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    this.wrong.set('');
    const changes: { readonly action: Action; readonly patch: ActionPatch }[] = [];
    for (const action of this.actions()) {
      const patch = this.patchOf(action);
      if (patch === null) return;
      changes.push({ action, patch });
    }
    if (changes.length === 0) return;
    const refusal = await this.edits.saveAll(changes);
    if (refusal === null) this.done.emit(this.none);
    else this.wrong.set(refusal === 'no-line' ? this.t('no-line') : refusal.detail);
  }

  /** Null where the value cannot be taken: then it is said why. */
  private patchOf(action: Action): ActionPatch | null {
    const field = this.chosenField();
    if (field === 'shift') {
      const days = Number(this.value());
      if (Number.isInteger(days) && days !== 0 && Math.abs(days) < 10_000)
        return { startsOn: addDays(action.startsOn, days), endsOn: addDays(action.endsOn, days) };
      this.wrong.set(this.t('cell.not-days'));
      return null;
    }
    const read = readCell(action, field, this.value(), this.words.cells());
    if ('error' in read) {
      this.wrong.set(this.t(`cell.${read.error}`));
      return null;
    }
    const { startsOn = action.startsOn, endsOn = action.endsOn } = read.patch;
    if (startsOn <= endsOn) return read.patch;
    this.wrong.set(this.t('bulk.ends-before', { number: action.number }));
    return null;
  }
}
