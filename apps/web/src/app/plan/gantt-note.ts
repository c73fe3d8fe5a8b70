import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ChangedActions } from '@portal/contracts';
import { roomTexts } from '../platform/room-texts';
import { GanttDesk } from './gantt-desk';

/** What became of the last move, with the way back. */
@Component({
  selector: 'portal-gantt-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div role="status" [class.empty]="words() === ''">
      <span>{{ words() }}</span>
      @if (mayUndo()) {
        <button type="button" class="button quiet" [attr.aria-disabled]="desk.isBusy() ? true : null" (click)="undo()">
          {{ t('undo') }}
        </button>
      }
      @if (words()) {
        <button type="button" class="button quiet" (click)="desk.moved.set(null)">{{ t('dismiss') }}</button>
      }
    </div>
    @if (refused(); as words) {
      <p class="wrong" role="alert">{{ words }}</p>
    }
  `,
  styles: `
    :host {
      position: sticky;
      inset-block-end: 12px;
      z-index: 3;
      display: block;
      /* Beside the table nothing may be taller than its rows. */
      block-size: 0;
    }
    div:not(.empty),
    .wrong {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      position: absolute;
      inset-block-end: 0;
      inset-inline: 0;
      inline-size: fit-content;
      margin-inline: auto;
      padding: 4px 8px 4px 16px;
      border-radius: 8px;
      background: var(--surface);
      box-shadow: var(--shade);
    }
    .wrong {
      padding-block: 8px;
    }
  `,
})
export class GanttNote {
  /** What to say where nothing was moved. */
  readonly said = input('');
  readonly changed = output<ChangedActions | null>();

  protected readonly desk = inject(GanttDesk);
  private readonly texts = roomTexts('gantt');
  protected readonly t = this.texts.t;
  protected readonly mayUndo = computed(() => this.desk.moved()?.isUndone === false);
  protected readonly words = computed(() => {
    const moved = this.desk.moved();
    if (!moved) return this.said();
    return moved.isUndone ? this.t('undone') : this.texts.n('moved', moved.changed.items.length);
  });
  /** Taking back was refused; what the dialog asks about it says itself. */
  protected readonly refused = computed(() => {
    const unsaved = this.desk.unsaved();
    if (!unsaved || this.desk.isAsking()) return '';
    return unsaved.why === 'refused' ? unsaved.detail : this.t(`undo.${unsaved.why}`);
  });

  protected async undo(): Promise<void> {
    this.changed.emit(await this.desk.undo());
  }
}
