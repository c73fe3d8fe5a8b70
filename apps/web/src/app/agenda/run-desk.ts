import { computed, effect, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { Agenda, AgendaItem } from '@portal/contracts';
import { agendaRuns, type AgendaTapKind, runState } from '@portal/domain';
import { Drafts } from '../platform/drafts';
import { Line } from '../platform/line';
import { newKey, refusedFrom } from '../platform/request';
import { RoundTableDesk } from '../round-table/round-table-desk';
import { AgendaApi } from './agenda-api';

/** A tap that waits on this device until it was taken; sent again under the same key it is the same tap. */
interface WaitingTap {
  readonly itemId: string;
  readonly kind: AgendaTapKind;
  readonly at: string;
  readonly key: string;
}

/** The run of a day: what was tapped, here and by others, also while there is no line. */
@Injectable()
export class RunDesk {
  private readonly api = inject(AgendaApi);
  private readonly drafts = inject(Drafts);
  private readonly line = inject(Line);
  private readonly meeting = inject(RoundTableDesk);
  readonly asked = this.api.of(() => this.meeting.known()?.id);
  private readonly known = linkedSignal<Agenda | null>(() => (this.asked.hasValue() ? this.asked.value() : null));
  readonly waiting = signal<readonly WaitingTap[]>([]);
  /** What was refused of what waited; null: nothing. */
  readonly refused = signal<string | null>(null);
  readonly now = signal(new Date().toISOString());
  private isSending = false;
  /** The list whose taps were read from this device. */
  private restored = '';

  /** The agenda with what waits here counted as sent. */
  readonly agenda = computed<Agenda | null>(() => {
    const known = this.known();
    if (!known) return null;
    const runs = agendaRuns([...tapsOf(known.items), ...this.waiting()]);
    return { ...known, items: known.items.map((item) => ({ ...item, ...(runs.get(item.id) ?? {}) })) };
  });
  readonly state = computed(() => {
    const timed = (this.agenda()?.items ?? []).flatMap(({ id, track, startsAt, endsAt, startedAt, endedAt }) =>
      startsAt !== null && endsAt !== null ? [{ id, track, startsAt, endsAt, startedAt, endedAt }] : [],
    );
    return runState(timed, this.now());
  });

  constructor() {
    effect((onCleanup) => {
      const timer = setInterval(() => this.now.set(new Date().toISOString()), 20_000);
      onCleanup(() => clearInterval(timer));
    });
    effect(() => {
      const id = this.known()?.roundTable;
      if (id !== undefined && id !== this.restored) void this.restore(id);
    });
    effect(() => {
      if (this.line.isUp()) void this.send();
    });
  }

  async tap(item: AgendaItem, kind: AgendaTapKind): Promise<void> {
    const at = new Date().toISOString();
    this.now.set(at);
    this.waiting.update((taps) => [...taps, { itemId: item.id, kind, at, key: newKey() }]);
    await this.keep();
    await this.send();
  }

  /** One after the other, in their order; without a line they stay. What is refused is told and goes. */
  async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      for (let next = this.waiting()[0]; next; next = this.waiting()[0]) {
        const { itemId, kind, at, key } = next;
        try {
          this.known.set(await this.api.tap(itemId, { kind, at }, key));
          this.refused.set(null);
        } catch (failure) {
          const refused = refusedFrom(failure);
          if (refused.isOffline || refused.status >= 500 || refused.status === 429) return;
          this.refused.set(refused.problem?.detail ?? refused.message);
        }
        this.waiting.update((taps) => taps.filter((each) => each.key !== key));
        await this.keep();
      }
    } finally {
      this.isSending = false;
    }
  }

  private async restore(id: string): Promise<void> {
    this.restored = id;
    const kept = await this.drafts.load<readonly WaitingTap[]>(nameOf(id));
    const here = this.waiting();
    const before = (kept?.value ?? []).filter(({ key }) => !here.some((each) => each.key === key));
    this.waiting.set([...before, ...here]);
    await this.send();
  }

  private async keep(): Promise<void> {
    const id = this.known()?.roundTable;
    if (id === undefined) return;
    if (this.waiting().length > 0) await this.drafts.save(nameOf(id), this.waiting());
    else await this.drafts.remove(nameOf(id));
  }
}

const nameOf = (roundTable: string) => `agenda-taps/${roundTable}`;

/** What an agenda already says, as taps. */
function tapsOf(items: readonly AgendaItem[]) {
  return items.flatMap(({ id: itemId, startedAt, endedAt }) => [
    ...(startedAt === null ? [] : [{ itemId, kind: 'started', at: startedAt } as const]),
    ...(endedAt === null ? [] : [{ itemId, kind: 'ended', at: endedAt } as const]),
  ]);
}
