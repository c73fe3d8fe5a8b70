import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { Agenda, AgendaItem, AgendaItemPatch } from '@portal/contracts';
import { agendaMoved, type AgendaMove } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import { refusedFrom } from '../platform/request';
import { RoundTableDesk } from '../round-table/round-table-desk';
import { AgendaApi } from './agenda-api';

/** One day of an agenda with its items in their order. */
export interface AgendaDay {
  readonly day: number;
  readonly on: string | null;
  readonly begins: string;
  readonly items: readonly AgendaItem[];
}

/** The agenda on screen: what it says, what is done to it, and how to take the last of that back. */
@Injectable()
export class AgendaDesk {
  private readonly api = inject(AgendaApi);
  private readonly meeting = inject(RoundTableDesk);
  private readonly t = roomTexts('agenda').t;
  readonly asked = this.api.of(() => this.meeting.known()?.id);
  readonly known = linkedSignal<Agenda | null>(() => (this.asked.hasValue() ? this.asked.value() : null));
  /** What the last act led to; for the status line. */
  readonly said = signal('');
  readonly isBusy = signal(false);
  /** Acts that take back what was done, the last one at the end. */
  private readonly undos = signal<readonly (() => Promise<unknown>)[]>([]);
  readonly mayUndo = computed(() => this.undos().length > 0);

  /** An item that is held, and where it would stand. */
  readonly held = signal<AgendaMove | null>(null);
  readonly days = computed<readonly AgendaDay[]>(() => {
    const known = this.known();
    if (!known) return [];
    const held = this.held();
    const items = (held ? agendaMoved(known.items, held) : null) ?? known.items;
    return known.days.map((each) => ({ ...each, items: items.filter(({ day }) => day === each.day) }));
  });

  async move(move: AgendaMove): Promise<void> {
    const known = this.known();
    const item = known?.items.find(({ id }) => id === move.id);
    if (!known || !item) return;
    const back = { id: item.id, day: item.day, track: item.track, after: this.before(item) };
    if (back.day === move.day && back.track === move.track && back.after === move.after) return;
    // Shown where it was put at once; the times come with the answer.
    const order = agendaMoved(known.items, move);
    if (order) this.known.set({ ...known, items: [...order] });
    const send = (to: AgendaMove) => async () => {
      const version = this.known()?.version ?? known.version;
      this.known.set(await this.api.move({ roundTable: known.roundTable, ...to, version }));
    };
    if (await this.do(send(move))) this.undos.update((all) => [...all, send(back)]);
    else this.asked.reload();
  }

  async change(item: AgendaItem, patch: AgendaItemPatch, back: AgendaItemPatch): Promise<void> {
    const send = (to: AgendaItemPatch) => async () => {
      const version = this.known()?.items.find(({ id }) => id === item.id)?.version ?? item.version;
      await this.api.change(item.id, to, version);
      this.asked.reload();
    };
    if (await this.do(send(patch))) this.undos.update((all) => [...all, send(back)]);
    else this.asked.reload();
  }

  async remove(item: AgendaItem): Promise<void> {
    await this.do(() => this.api.remove(item.id));
    this.asked.reload();
  }

  async setBegins(day: number, begins: string): Promise<void> {
    const known = this.known();
    if (!known || !/^\d\d:\d\d$/.test(begins)) return;
    const all = known.days.map((each) => (each.day === day ? begins : each.begins));
    const { roundTable, version } = known;
    const isDone = await this.do(async () => {
      this.known.set(await this.api.setDays({ roundTable, begins: all, version }));
    });
    if (!isDone) this.asked.reload();
  }

  async publish(): Promise<void> {
    const known = this.known();
    if (!known) return;
    await this.do(async () => {
      this.known.set(await this.api.publish(known.roundTable));
    }, 'published.done');
  }

  async undo(): Promise<void> {
    const last = this.undos().at(-1);
    if (!last) return;
    this.undos.update((all) => all.slice(0, -1));
    if (!(await this.do(last, 'undone'))) this.asked.reload();
  }

  private async do(act: () => Promise<unknown>, says = 'saved'): Promise<boolean> {
    this.isBusy.set(true);
    try {
      await act();
      this.said.set(this.t(says));
      return true;
    } catch (failure) {
      const refused = refusedFrom(failure);
      this.said.set(refused.status === 412 ? this.t('clash') : (refused.problem?.detail ?? this.t('no-line')));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  /** The item before this one on its day; null: it is the first. */
  before({ id, day }: Pick<AgendaItem, 'id' | 'day'>): string | null {
    const items = this.known()?.items.filter((each) => each.day === day) ?? [];
    return items[items.findIndex((each) => each.id === id) - 1]?.id ?? null;
  }
}

/** Where a held item goes with an arrow: one place back or on, over the edge of its day too. */
export function stepped(days: readonly AgendaDay[], held: AgendaMove, steps: 1 | -1): AgendaMove {
  const at = days.findIndex(({ day }) => day === held.day);
  const others = (days[at]?.items ?? []).filter(({ id }) => id !== held.id);
  const place = held.after === null ? 0 : others.findIndex(({ id }) => id === held.after) + 1;
  const next = place + steps;
  if (next >= 0 && next <= others.length) return { ...held, after: others[next - 1]?.id ?? null };
  const beside = days[at + steps];
  if (!beside) return held;
  return { ...held, day: beside.day, after: steps === 1 ? null : (beside.items.at(-1)?.id ?? null) };
}
