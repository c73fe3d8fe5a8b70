import '../every-page';
import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AgendaItem } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { RoundTableDesk } from '../round-table/round-table-desk';
import { AgendaDesk, stepped } from './agenda-desk';
import { AgendaForms } from './agenda-forms';

/** The programme of a meeting: read by those who take part, written by who runs it; dragged, or moved by M and arrows. */
@Component({
  selector: 'portal-agenda-part',
  imports: [FormDialog, Icon, ProblemNote, RouterLink],
  providers: [AgendaDesk],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './agenda-part.html',
  styleUrl: './agenda-part.scss',
})
export class AgendaPart {
  protected readonly meeting = inject(RoundTableDesk);
  protected readonly desk = inject(AgendaDesk);
  protected readonly forms = inject(AgendaForms);
  protected readonly formats = inject(Formats);
  protected readonly t = roomTexts('agenda').t;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly form = signal<FormAct | null>(null);
  private readonly ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly mayEdit = computed(() => this.desk.known()?.mayRun === true);

  constructor() {
    effect(() => this.forms.region.set(this.mayEdit() ? (this.meeting.known()?.region ?? null) : null));
  }

  protected here({ startsAt, starts }: AgendaItem): string {
    if (startsAt === null || starts === null) return '';
    const own = this.formats.time(startsAt, this.ownZone);
    return own === this.there(startsAt) ? '' : own;
  }

  protected there(instant: string | null): string {
    const zone = this.desk.known()?.zone;
    return instant === null || !zone ? '' : this.formats.time(instant, zone);
  }

  protected setMinutes(item: AgendaItem, field: HTMLInputElement): void {
    const minutes = Math.round(field.valueAsNumber);
    if (Number.isNaN(minutes) || minutes < 1 || minutes === item.minutes) {
      field.value = String(item.minutes);
      return;
    }
    void this.desk.change(item, { minutes }, { minutes: item.minutes });
  }

  protected leaveOut(item: AgendaItem): void {
    const isLeftOut = !item.isLeftOut;
    void this.desk.change(item, { isLeftOut }, { isLeftOut: !isLeftOut });
  }

  protected done(words: string): void {
    this.form.set(null);
    this.desk.said.set(words);
    this.desk.asked.reload();
  }

  protected print(): void {
    globalThis.print();
  }

  protected pick(item: AgendaItem, event: DragEvent): void {
    event.dataTransfer?.setData('text/plain', item.title);
    this.hold(item);
  }

  /** Above the middle of an item: before it; below: behind it. */
  protected dragOver(over: AgendaItem, event: DragEvent): void {
    const held = this.desk.held();
    if (!held || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    if (over.id === held.id) return;
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const isBehind = event.clientY > top + height / 2;
    const others = this.desk.days().find(({ items }) => items.some(({ id }) => id === over.id));
    const items = (others?.items ?? []).filter(({ id }) => id !== held.id);
    const place = items.findIndex(({ id }) => id === over.id) + (isBehind ? 1 : 0);
    this.desk.held.set({ ...held, day: others?.day ?? held.day, after: items[place - 1]?.id ?? null });
  }

  /** On a day without items. */
  protected dragOverDay(day: number, event: DragEvent): void {
    const held = this.desk.held();
    if (!held) return;
    event.preventDefault();
    this.desk.held.set({ ...held, day, after: null });
  }

  protected drop(event?: Event): void {
    event?.preventDefault();
    const held = this.desk.held();
    this.desk.held.set(null);
    if (held) void this.desk.move(held);
  }

  protected letGo(): void {
    this.desk.held.set(null);
  }

  /** M takes an item and puts it down, arrows move it, Enter puts it down, Escape leaves it where it was. */
  protected press(item: AgendaItem, event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const held = this.desk.held();
    const key = event.key.toLowerCase();
    if (!held) {
      if (key !== 'm') return;
      this.hold(item);
      this.desk.said.set(this.t('move.held', { title: item.title }));
    } else if (key === 'arrowdown' || key === 'arrowup') {
      this.desk.held.set(stepped(this.desk.days(), held, key === 'arrowdown' ? 1 : -1));
      this.sayPlace(held.id);
    } else if (key === 'enter' || key === 'm') {
      this.drop();
    } else if (key === 'escape') {
      this.letGo();
      this.desk.said.set(this.t('move.left'));
    } else return;
    event.preventDefault();
    this.focusAgain(item.id);
  }

  private hold({ id, day, track }: AgendaItem): void {
    this.desk.held.set({ id, day, track, after: this.desk.before({ id, day }) });
  }

  private sayPlace(id: string): void {
    const day = this.desk.days().find(({ items }) => items.some((each) => each.id === id));
    if (!day) return;
    const place = day.items.findIndex((each) => each.id === id) + 1;
    const [number, of] = [this.formats.number(place), this.formats.number(day.items.length)];
    this.desk.said.set(this.t('move.place', { number, of, day: this.formats.number(day.day) }));
  }

  /** The row goes to another place in the page, and the focus with it. */
  private focusAgain(id: string): void {
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>(`#handle-${id}`)?.focus());
  }
}
