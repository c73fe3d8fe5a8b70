import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import type { WholePlan } from '@portal/contracts';
import { criticalPath } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { laterFocus } from '../platform/later-focus';
import { roomTexts } from '../platform/room-texts';
import { singleKeyOf } from '../platform/single-keys';
import { actionWords } from './action-words';
import { GanttAsk } from './gantt-ask';
import { GanttDesk } from './gantt-desk';
import { followPointer } from './gantt-drag';
import {
  barHeight,
  barsOf,
  bracketsOf,
  type DrawnBar,
  type Drawing,
  elbowsOf,
  expectedDays,
  indexOf,
  nextBar,
} from './gantt-drawing';
import { expectedEnd, type GanttRow, heightOf, type PlacedRow, placedRows, rowsBetween, todayOf } from './gantt-layout';
import { axisOf, daysMoved, type Scale, ticksOf } from './gantt-scale';
import { GanttWindow } from './gantt-window';

type ToldBar = DrawnBar & { readonly words: string };

let drawn = 0;

/**
 * The actions of a plan on an axis of time, row by row beside their table. Only what is in view is drawn. A bar is moved
 * by dragging it, or by M and the arrows; whoever waits for it is asked about before anything is saved.
 */
@Component({
  selector: 'portal-gantt',
  imports: [GanttAsk],
  providers: [GanttDesk, GanttWindow],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './gantt.html',
  styleUrl: './gantt.scss',
})
export class Gantt {
  readonly plan = input.required<WholePlan>();
  /** What the table shows, in its order, with its heights in pixels; the head is not among them. */
  readonly rows = input.required<readonly GanttRow[]>();
  readonly headHeight = input(40);
  /** The action whose row is open. */
  readonly chosen = input<string | null>(null);
  readonly showsCritical = input(false);
  /** An action whose row is to be opened. */
  readonly opened = output<string>();
  /** Somebody wanted to move what may not be moved. */
  readonly refused = output<WholePlan['actions'][number]>();

  protected readonly desk = inject(GanttDesk);
  private readonly window = inject(GanttWindow);
  private readonly languages = inject(Languages);
  private readonly formats = inject(Formats);
  private readonly focusLater = laterFocus();
  private readonly texts = roomTexts('gantt');
  private readonly action = actionWords();
  protected readonly t = this.texts.t;
  protected readonly barHeight = barHeight;
  /** Its patterns and bars need names of their own where a page has two. */
  protected readonly name = `gantt-${(drawn += 1)}`;

  private readonly index = computed(() => indexOf(this.plan()));
  protected readonly scale = computed<Scale>(() => {
    const plan = this.plan();
    const baselines = plan.actions.flatMap(({ baseline }) => (baseline ? [baseline] : []));
    return {
      ...axisOf(plan, [...plan.actions, ...baselines, ...expectedDays(plan)], plan.asAt),
      width: this.window.seen().width,
      isMirrored: this.languages.isRightToLeft(),
    };
  });
  protected readonly ticks = computed(() => ticksOf(this.scale()));
  protected readonly today = computed(() => todayOf(this.scale(), this.plan().asAt));
  protected readonly todayWords = computed(() => this.t('today', { day: this.formats.shortDay(this.plan().asAt) }));

  private readonly placed = computed(() => placedRows(this.rows()));
  private readonly rowOf = computed(
    () => new Map(this.placed().flatMap((row) => (row.kind === 'action' ? [[row.id, row] as const] : []))),
  );
  protected readonly height = computed(() => heightOf(this.placed()));
  protected readonly gaps = computed(() => this.placed().filter(({ kind }) => kind === 'gap'));
  private readonly asked = signal('');
  /** The one bar that Tab comes to; the arrows go on from there. */
  protected readonly current = computed(() => {
    if (this.rowOf().has(this.asked())) return this.asked();
    return this.rows().find(({ kind }) => kind === 'action')?.id ?? '';
  });
  protected readonly shown = computed(() => {
    const { from, until, width } = this.window.seen();
    if (width === 0) return [];
    const seen = rowsBetween(this.placed(), from, until);
    const kept = this.rowOf().get(this.current());
    return kept && !seen.includes(kept) ? [...seen, kept] : seen;
  });
  private readonly critical = computed<ReadonlyMap<string, number>>(() => {
    if (!this.showsCritical()) return new Map();
    const { actions, dependencies } = this.plan();
    const moved = this.desk.days();
    const path = criticalPath(
      actions.map((action) => ({ ...action, ...moved.get(action.id) })),
      dependencies,
    );
    return new Map(path.map((id, place) => [id, place]));
  });
  private readonly drawing = computed<Drawing>(() => ({
    index: this.index(),
    scale: this.scale(),
    today: this.plan().asAt,
    moved: this.desk.days(),
    critical: this.critical(),
  }));
  /** Bars with their words, as they were drawn once; another drawing draws them anew. */
  private readonly kept = computed(() => ({ drawing: this.drawing(), bars: new Map<PlacedRow, readonly ToldBar[]>() }));
  protected readonly bars = computed(() => {
    const { drawing, bars } = this.kept();
    return this.shown().flatMap((row) => {
      const known = bars.get(row);
      if (known) return known;
      const told = barsOf([row], drawing).map((bar) => ({ ...bar, words: this.words(bar) }));
      bars.set(row, told);
      return told;
    });
  });
  protected readonly brackets = computed(() => bracketsOf(this.shown(), this.drawing()));
  protected readonly elbows = computed(() => {
    const { from, until, width } = this.window.seen();
    return width === 0 ? [] : elbowsOf(this.plan(), this.rowOf(), [from, until], this.drawing());
  });
  /** Said and shown while a bar is being moved. */
  protected readonly movingWords = computed(() => {
    const moving = this.desk.moving();
    const action = moving ? this.index().actions.get(moving) : undefined;
    if (!action) return '';
    const shift = this.desk.shift();
    const days = this.action.period(shift?.own ?? action);
    const count = (shift?.others.length ?? 0) + (shift?.held.length ?? 0);
    const with_ = count > 0 ? this.texts.n('with-it', count) : '';
    return [`${action.number}: ${days}`, with_].filter(Boolean).join('. ');
  });

  constructor() {
    this.window.follow('.body');
    effect(() => this.desk.use(this.plan()));
  }

  protected idOf(action: string): string {
    return `${this.name}-${action}`;
  }

  protected year(day: string): string {
    return day.slice(0, 4);
  }

  /** All that a bar shows, in words. */
  private words({ action }: DrawnBar): string {
    const parts = [
      `${action.number} ${action.title}`,
      this.action.period(this.desk.days().get(action.id) ?? action),
      this.action.t(`state.${action.state}`),
      this.action.percent(action.progress),
      action.isOverdue ? this.action.standing(action).words : '',
      this.expectedWords(action),
      action.isOutsidePeriod ? this.action.t('outside-short') : '',
    ];
    return this.formats.enumeration(parts.filter(Boolean));
  }

  private expectedWords(action: DrawnBar['action']): string {
    const expected = expectedEnd(action, this.desk.days().get(action.id) ?? action);
    return expected === null ? '' : this.t('expected-on', { day: this.formats.shortDay(expected) });
  }

  protected press(event: PointerEvent, { action }: DrawnBar): void {
    if (event.button !== 0 || !(event.currentTarget instanceof Element)) return;
    this.asked.set(action.id);
    const mayMove = action.rights.edit.may;
    followPointer(event, event.currentTarget, {
      moved: (pixels) => {
        if (!mayMove) return;
        if (this.desk.moving() !== action.id) this.desk.begin(action.id);
        this.desk.place(daysMoved(this.scale(), pixels));
      },
      ended: () => void (mayMove ? this.set() : this.refused.emit(action)),
      left: () => this.desk.leave(),
      clicked: () => this.opened.emit(action.id),
    });
  }

  protected key(event: KeyboardEvent, { action }: DrawnBar): void {
    const isMoving = this.desk.moving() === action.id;
    if (isMoving ? this.movingKey(event) : this.restingKey(event, action)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** The button that was pressed is gone with its dialog: the bar has the focus again. */
  protected goOn(): void {
    if (!this.desk.isAsking()) this.focusLater(this.idOf(this.current()));
  }

  private movingKey({ key, shiftKey }: KeyboardEvent): boolean {
    const step = shiftKey ? 1 : 7;
    const forward = this.scale().isMirrored ? 'ArrowLeft' : 'ArrowRight';
    if (key === 'ArrowLeft' || key === 'ArrowRight') this.desk.step(key === forward ? step : -step);
    else if (key === 'Enter') void this.set();
    else if (key === 'Escape') this.desk.leave();
    else return false;
    return true;
  }

  private restingKey(event: KeyboardEvent, action: DrawnBar['action']): boolean {
    const { key, code } = event;
    const isWithModifier = event.ctrlKey || event.metaKey || event.altKey;
    if (singleKeyOf({ key, code, isWithModifier, isWriting: false }) === 'm') {
      if (action.rights.edit.may) this.desk.begin(action.id);
      else this.refused.emit(action);
      return true;
    }
    if (key === 'Enter' || key === ' ') {
      this.opened.emit(action.id);
      return true;
    }
    const next = nextBar(this.rows(), action.id, key);
    if (next === action.id) return false;
    this.asked.set(next);
    this.focusLater(this.idOf(next));
    return true;
  }

  private async set(): Promise<void> {
    await this.desk.set();
    this.goOn();
  }
}
