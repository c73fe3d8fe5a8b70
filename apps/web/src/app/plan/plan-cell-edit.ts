import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { Action, ActionPatch } from '@portal/contracts';
import { actionPhases, actionPriorities, fundingStates } from '@portal/domain';
import { actionWords } from './action-words';
import { type CellError, cellText, changesAnything, readCell, type WrittenColumn } from './plan-cells';

/** What a cell was left with: a change or none, and where the focus goes. */
export interface CellLeft {
  readonly patch: ActionPatch | null;
  readonly to: 'stay' | 'down' | 'next';
}

/** A cell while it is written in. Enter and Tab save, Escape gives up; what cannot be read stays, with the reason. */
@Component({
  selector: 'portal-plan-cell-edit',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (choices(); as all) {
      <select
        #field
        [attr.aria-label]="t('column.' + column())"
        (keydown)="press($event, field.value)"
        (blur)="leave(field.value, 'stay')"
      >
        @for (each of all; track each.id) {
          <option [value]="each.id" [selected]="each.id === before()">{{ each.name }}</option>
        }
      </select>
    } @else {
      <input
        #field
        [type]="isDay() ? 'date' : 'text'"
        [value]="before()"
        [attr.dir]="isDay() ? null : 'auto'"
        autocomplete="off"
        [attr.aria-label]="t('column.' + column())"
        [attr.aria-invalid]="wrong() ? true : null"
        [attr.aria-describedby]="wrong() ? 'cell-wrong' : null"
        (keydown)="press($event, field.value)"
        (blur)="leave(field.value, 'stay')"
      />
    }
    @if (wrong(); as code) {
      <p class="wrong" id="cell-wrong" role="alert">{{ t('cell.' + code) }}</p>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      inline-size: 100%;
    }
    input:not([type='checkbox']),
    select {
      inline-size: 100%;
      min-block-size: 30px;
      padding: 2px 6px;
      font-size: 0.875rem;
      line-height: 1.25rem;
    }
    .wrong {
      position: absolute;
      z-index: 5;
      inset-block-start: 100%;
      inset-inline-start: 0;
      inline-size: max-content;
      max-inline-size: 280px;
      padding: 6px 10px;
      border-radius: 4px;
      background: var(--alert-soft);
      box-shadow: var(--shade);
      white-space: normal;
    }
  `,
})
export class PlanCellEdit {
  readonly action = input.required<Action>();
  readonly column = input.required<WrittenColumn>();
  readonly left = output<CellLeft>();

  private readonly words = actionWords();
  protected readonly t = this.words.t;
  protected readonly wrong = signal<CellError | null>(null);
  protected readonly before = computed(() => cellText(this.action(), this.column()));
  protected readonly isDay = computed(() => this.column() === 'startsOn' || this.column() === 'endsOn');
  protected readonly choices = computed(() => {
    const named = (name: string, ids: readonly string[]) => ids.map((id) => ({ id, name: this.t(`${name}.${id}`) }));
    switch (this.column()) {
      case 'priority':
        return named('priority', actionPriorities);
      case 'funding':
        return named('funding', fundingStates);
      case 'phase':
        return [{ id: '', name: this.t('phase.any') }, ...named('phase', actionPhases)];
      default:
        return null;
    }
  });
  private isLeft = false;

  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => {
      const field = nativeElement.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
      field?.focus();
      if (field instanceof HTMLInputElement && field.type === 'text') field.select();
    });
  }

  protected press(event: KeyboardEvent, value: string): void {
    // The table's own keys are not meant while a cell is written in.
    event.stopPropagation();
    if (event.key === 'Escape') return this.end(null, 'stay');
    if (event.key !== 'Enter' && event.key !== 'Tab') return;
    event.preventDefault();
    this.leave(value, event.key === 'Enter' ? 'down' : 'next');
  }

  protected leave(value: string, to: CellLeft['to']): void {
    if (this.isLeft) return;
    const read = readCell(this.action(), this.column(), value, this.words.cells());
    if ('error' in read) return this.wrong.set(read.error);
    const { startsOn = this.action().startsOn, endsOn = this.action().endsOn } = read.patch;
    if (startsOn > endsOn) return this.wrong.set('ends-before');
    this.end(changesAnything(this.action(), read.patch) ? read.patch : null, to);
  }

  private end(patch: ActionPatch | null, to: CellLeft['to']): void {
    if (this.isLeft) return;
    this.isLeft = true;
    this.left.emit({ patch, to });
  }
}
