import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import type { WholePlan } from '@portal/contracts';
import type { ActionMove } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import { GanttDesk } from './gantt-desk';
import { GanttMoves } from './gantt-moves';

/** Asks, before anything is saved, whether the actions that wait for a moved one move with it. */
@Component({
  selector: 'portal-gantt-ask',
  imports: [GanttMoves],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog class="dialog" aria-labelledby="gantt-ask" (cancel)="leave()">
      <form (submit)="save($event, true)">
        <h2 id="gantt-ask">{{ t('ask.title', { number: number() }) }}</h2>
        @if (desk.shift(); as shift) {
          <portal-gantt-moves [plan]="plan()" [moves]="[shift.own]" />
          @if (shift.others.length > 0) {
            <p>{{ n('ask.others', shift.others.length) }}</p>
            <portal-gantt-moves [plan]="plan()" [moves]="shift.others" />
          }
          @if (shift.held.length > 0) {
            <p>{{ n('ask.held', shift.held.length) }}</p>
            <portal-gantt-moves [plan]="plan()" [moves]="shift.held" [areHeld]="true" />
          }
          @if (isOutside(shift.own)) {
            <p class="second">{{ t('ask.outside') }}</p>
          }
        } @else {
          <p>{{ t('ask.same') }}</p>
        }
        <p class="wrong" role="alert">{{ wrong() }}</p>
        <div class="actions">
          <button type="button" class="button" (click)="leave()">{{ common('cancel') }}</button>
          @if (desk.shift(); as shift) {
            <button type="button" class="button" [attr.aria-disabled]="busy()" (click)="save($event, false)">
              {{ t('ask.alone', { number: number() }) }}
            </button>
            @if (shift.others.length > 0) {
              <button type="submit" class="button primary" [attr.aria-disabled]="busy()">
                {{ n('ask.all', shift.others.length + 1) }}
              </button>
            }
          }
        </div>
      </form>
    </dialog>
  `,
  styles: `
    .dialog {
      inline-size: min(640px, calc(100vw - 32px));
    }
    .wrong:empty {
      display: none;
    }
    .actions {
      flex-wrap: wrap;
    }
  `,
})
export class GanttAsk {
  readonly plan = input.required<WholePlan>();
  /** Saved, left, or still open because it could not be saved. */
  readonly answered = output();

  protected readonly desk = inject(GanttDesk);
  private readonly texts = roomTexts('gantt');
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly common = this.texts.common;
  protected readonly number = computed(() => {
    const id = this.desk.shift()?.own.id;
    return this.plan().actions.find((action) => action.id === id)?.number ?? '';
  });
  protected readonly busy = computed(() => (this.desk.isBusy() ? true : null));
  protected readonly wrong = computed(() => {
    const unsaved = this.desk.unsaved();
    if (!unsaved) return '';
    return unsaved.why === 'refused' ? unsaved.detail : this.t(`ask.${unsaved.why}`);
  });

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected isOutside({ startsOn, endsOn }: ActionMove): boolean {
    return startsOn < this.plan().startsOn || endsOn > this.plan().endsOn;
  }

  protected async save(event: Event, withOthers: boolean): Promise<void> {
    event.preventDefault();
    await this.desk.save(withOthers);
    this.answered.emit();
  }

  protected leave(): void {
    this.desk.leave();
    this.answered.emit();
  }
}
