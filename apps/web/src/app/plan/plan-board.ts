import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { Action } from '@portal/contracts';
import { type ActionState, actionStates } from '@portal/domain';
import { Icon } from '../ui/icon';
import { DomainMark } from '../ui/domain-mark';
import { actionWords } from './action-words';
import { columnsOf, mayMove } from './plan-columns';
import { PlanDesk } from './plan-desk';
import { PlanMoves } from './plan-moves';

const firstShown = 8;

/** The same actions by state. A card is moved by dragging, or by M and the arrows; Done asks for the note. */
@Component({
  selector: 'portal-plan-board',
  imports: [DomainMark, Icon],
  templateUrl: './plan-board.html',
  styleUrl: './plan-board.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanBoard {
  private readonly moves = inject(PlanMoves);
  protected readonly desk = inject(PlanDesk);
  protected readonly words = actionWords();
  protected readonly t = this.words.t;
  protected readonly moving = signal<Action | null>(null);
  protected readonly over = signal<ActionState | null>(null);
  private readonly unfolded = signal<ReadonlySet<ActionState>>(new Set());
  protected readonly columns = computed(() =>
    columnsOf(this.desk.matching()).map((column) => {
      const isAll = this.unfolded().has(column.state) || column.actions.length <= firstShown;
      const shown = isAll ? column.actions : column.actions.slice(0, firstShown);
      return { ...column, shown, more: column.actions.length - shown.length };
    }),
  );
  protected readonly today = computed(() => this.desk.whole()?.asAt ?? '');

  protected mayDrop(state: ActionState): boolean {
    const moving = this.moving();
    return moving !== null && mayMove(moving, state);
  }

  protected unfold(state: ActionState): void {
    this.unfolded.update((all) => new Set([...all, state]));
  }

  protected pick(action: Action, event: DragEvent): void {
    event.dataTransfer?.setData('text/plain', action.reference);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
    this.moving.set(action);
  }

  protected dragOver(state: ActionState, event: DragEvent): void {
    if (!this.mayDrop(state)) return;
    event.preventDefault();
    this.over.set(state);
  }

  protected drop(state: ActionState, event: DragEvent): void {
    event.preventDefault();
    const moving = this.moving();
    this.letGo();
    if (moving && mayMove(moving, state)) this.moves.to(moving, state);
  }

  protected letGo(): void {
    this.moving.set(null);
    this.over.set(null);
  }

  /** M takes a card up, arrows choose the column, Enter sets it down, Escape gives up. */
  protected press(action: Action, event: KeyboardEvent): void {
    const { key } = event;
    if (key.toLowerCase() === 'm' && action.rights.report.may) {
      this.moving.set(action);
      this.over.set(action.state);
      this.desk.say(this.t('board.taken', { number: action.number }));
    } else if (this.moving()?.id !== action.id) return;
    else if (key === 'Escape') this.letGo();
    else if (key === 'Enter') {
      const state = this.over();
      this.letGo();
      if (state && mayMove(action, state)) this.moves.to(action, state);
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') this.choose(action, key === 'ArrowRight');
    else return;
    event.preventDefault();
  }

  private choose(action: Action, isRight: boolean): void {
    const isForward = isRight !== (document.documentElement.dir === 'rtl');
    const open = actionStates.filter((state) => state === action.state || mayMove(action, state));
    const at = open.indexOf(this.over() ?? action.state);
    const next = open[Math.max(0, Math.min(open.length - 1, at + (isForward ? 1 : -1)))] ?? action.state;
    this.over.set(next);
    this.desk.say(this.t(`state.${next}`));
  }

  protected open(action: Action): void {
    this.desk.dialog.set({ kind: 'finish', action });
  }

  protected waitsFor(action: Action): string {
    const open = action.dependsOn
      .flatMap((id) => this.desk.action(id) ?? [])
      .filter(({ state }) => !['done', 'verified', 'cancelled'].includes(state));
    return open.map(({ number }) => number).join(', ');
  }
}
