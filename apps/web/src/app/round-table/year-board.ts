import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DatePolls, HolidaysOfYear, RoundTableBoard, RoundTableSummary } from '@portal/contracts';
import { dayOfInstant } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Icon } from '../ui/icon';
import { type BoardOption, hatchesOf, optionsOf } from './board-layers';
import { MeetingWords } from './meeting-words';
import { type BoardBar, boardColumns, boardRows, daysAlong, isMovable, monthsOf, shareOf } from './year-board-layout';

/** A meeting that is to be moved by so many days; whether it is, is asked. */
export interface Move {
  readonly meeting: RoundTableSummary;
  readonly days: number;
}

/** Eight regions by twelve months. Bars move by dragging, or by M and arrows; whoever moves one is asked before anybody is told. */
@Component({
  selector: 'portal-year-board',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './year-board.html',
  styleUrl: './year-board.scss',
})
export class YearBoard {
  readonly board = input.required<RoundTableBoard>();
  /** Those that the filters leave. */
  readonly meetings = input.required<readonly RoundTableSummary[]>();
  readonly names = input.required<ReadonlyMap<string, { readonly name: string; readonly city: string }>>();
  readonly holidays = input<HolidaysOfYear | null>(null);
  readonly polls = input<DatePolls | null>(null);
  /** Of each meeting how much stands against its days and is not accepted. */
  readonly conflicts = input<ReadonlyMap<string, number>>(new Map());
  readonly moved = output<Move>();
  readonly placed = output<string>();

  private readonly formats = inject(Formats);
  private readonly document = inject(DOCUMENT);
  protected readonly words = inject(MeetingWords);
  protected readonly texts = roomTexts('round-table');
  protected readonly t = this.texts.t;
  protected readonly conflictT = roomTexts('date-conflict').t;
  protected readonly year = computed(() => this.board().year);
  protected readonly months = computed(() => {
    const names = this.words.shortMonths();
    return monthsOf(this.year()).map((each) => ({ ...each, name: names[each.month] ?? '' }));
  });
  protected readonly columns = computed(() => boardColumns(this.meetings(), this.year()));
  protected readonly rows = computed(() => {
    const regions = this.board().regions;
    const rows = boardRows(
      regions.map(({ region }) => region),
      this.meetings(),
      this.year(),
    );
    return rows.map((row, place) => ({
      ...row,
      plan: regions[place],
      hatches: hatchesOf(this.holidays(), row.region),
      options: optionsOf(this.polls(), this.meetings(), row.region, this.year()),
      ...this.names().get(row.region),
    }));
  });
  protected readonly today = computed(() => {
    const today = dayOfInstant(new Date().toISOString());
    return today.startsWith(`${this.year()}-`)
      ? { share: shareOf(today, this.year()), day: this.words.shortDay(today) }
      : null;
  });
  /** The bar that is being moved, by how many days. */
  protected readonly moving = signal<{ readonly id: string; readonly days: number } | null>(null);
  private drag: { readonly id: string; readonly from: number; readonly width: number } | null = null;
  private hasDragged = false;

  protected shiftOf(id: string): number {
    const moving = this.moving();
    return moving?.id === id ? moving.days : 0;
  }

  /** Where a bar stands while it is moved. */
  protected startOf(bar: BoardBar): number {
    const days = this.shiftOf(bar.meeting.id);
    return days === 0 ? bar.start : bar.start + days / 365;
  }

  protected mayMove(meeting: RoundTableSummary): boolean {
    return isMovable(meeting) && this.board().mayBegin.includes(meeting.region);
  }

  protected lookOf({ life, isDocumented }: RoundTableSummary): string {
    return isDocumented ? 'bar documented' : `bar ${life}`;
  }

  /** What is over is not moved any more, whatever stood against it. */
  protected hasConflict({ id, life }: RoundTableSummary): boolean {
    return life !== 'held' && life !== 'concluded' && (this.conflicts().get(id) ?? 0) > 0;
  }

  /** A date that is being polled, for whoever does not see where it stands. */
  protected dateSaid({ meeting, letter, first, last }: BoardOption): string {
    const days = this.words.days({ ...meeting, starts: first, ends: last });
    return this.conflictT('board.option', { meeting: this.words.full(meeting), letter, days });
  }

  /** All that a column says, for whoever does not see it. */
  protected said(meeting: RoundTableSummary): string {
    return this.formats.enumeration([this.words.full(meeting), this.words.days(meeting), this.besides(meeting)]);
  }

  /** What a bar shows by its look alone. */
  protected besides(meeting: RoundTableSummary): string {
    return this.formats.enumeration([
      this.t(`life.${meeting.life}`),
      ...(meeting.isDocumented ? [this.t('documented')] : []),
      ...(this.hasConflict(meeting) ? [this.conflictT('board.conflict')] : []),
      ...(meeting.sample ? [this.texts.common('sample')] : []),
      ...(this.mayMove(meeting) ? [this.t('board.move-hint')] : []),
    ]);
  }

  protected grab(event: PointerEvent, meeting: RoundTableSummary, track: HTMLElement): void {
    if (event.button !== 0 || !this.mayMove(meeting) || !(event.currentTarget instanceof HTMLElement)) return;
    this.drag = { id: meeting.id, from: event.clientX, width: track.clientWidth };
    this.hasDragged = false;
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  protected pull(event: PointerEvent): void {
    if (!this.drag) return;
    const way = (event.clientX - this.drag.from) * (this.isRightToLeft() ? -1 : 1);
    if (Math.abs(way) > 4) this.hasDragged = true;
    if (this.hasDragged) this.moving.set({ id: this.drag.id, days: daysAlong(way / this.drag.width, this.year()) });
  }

  protected release(meeting: RoundTableSummary): void {
    if (!this.drag) return;
    this.drag = null;
    if (this.hasDragged) this.ask(meeting);
  }

  protected giveUp(): void {
    this.drag = null;
    this.moving.set(null);
  }

  /** A click after a drag is none. */
  protected follow(event: Event): void {
    if (!this.hasDragged) return;
    event.preventDefault();
    event.stopPropagation();
    this.hasDragged = false;
  }

  protected press(event: KeyboardEvent, meeting: RoundTableSummary): void {
    const moving = this.moving();
    if (event.key.toLowerCase() === 'm' && this.mayMove(meeting) && !moving) {
      event.preventDefault();
      this.moving.set({ id: meeting.id, days: 0 });
      return;
    }
    if (moving?.id !== meeting.id) return;
    const forward = this.isRightToLeft() ? 'ArrowLeft' : 'ArrowRight';
    const back = this.isRightToLeft() ? 'ArrowRight' : 'ArrowLeft';
    const step = event.shiftKey ? 1 : 7;
    if (event.key === forward) this.moving.set({ ...moving, days: moving.days + step });
    else if (event.key === back) this.moving.set({ ...moving, days: moving.days - step });
    else if (event.key === 'Enter') this.ask(meeting);
    else if (event.key === 'Escape') this.giveUp();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** What is said while a bar is moved. */
  protected readonly movingWords = computed(() => {
    const moving = this.moving();
    const meeting = moving ? this.meetings().find(({ id }) => id === moving.id) : undefined;
    if (!moving || !meeting?.starts) return '';
    return this.t('board.moving', {
      meeting: this.words.full(meeting),
      day: this.words.movedDay(meeting.starts, moving.days),
    });
  });

  private ask(meeting: RoundTableSummary): void {
    const days = this.shiftOf(meeting.id);
    this.moving.set(null);
    if (days !== 0) this.moved.emit({ meeting, days });
  }

  private isRightToLeft(): boolean {
    return this.document.documentElement.dir === 'rtl';
  }
}
