import { inject, Injectable, signal } from '@angular/core';
import { Drafts } from '../platform/drafts';
import { newKey, refusedFrom } from '../platform/request';
import { WorkApi } from './work-api';
import type { OneClick } from './work-groups';

/** What became of one click in a row. */
export type ConfirmationState =
  | { readonly kind: 'sending' }
  | { readonly kind: 'sent'; readonly updateId: string }
  | { readonly kind: 'kept' }
  | { readonly kind: 'undone' }
  | { readonly kind: 'refused'; readonly detail: string };

/** A click that could not go yet, with the key under which it goes. */
interface KeptConfirmation {
  readonly item: OneClick;
  readonly key: string;
}

const record = 'work/confirmations';

/** Confirmations made in the list: answered at once, taken back as long as nobody decided. */
@Injectable()
export class Confirmations {
  private readonly api = inject(WorkApi);
  private readonly keys = new Map<string, string>();
  private readonly waiting = new Map<string, OneClick>();
  private readonly drafts = inject(Drafts);
  private readonly states = signal<Readonly<Record<string, ConfirmationState>>>({});

  /** Sends what an earlier visit could not. */
  async begin(): Promise<void> {
    const kept = await this.drafts.load<readonly KeptConfirmation[]>(record).catch(() => null);
    for (const { item, key } of kept?.value ?? []) {
      this.keys.set(item.id, key);
      void this.confirm(item);
    }
  }

  stateOf(id: string): ConfirmationState | null {
    return this.states()[id] ?? null;
  }

  async confirm(item: OneClick): Promise<void> {
    const key = this.keys.get(item.id) ?? newKey();
    this.keys.set(item.id, key);
    this.set(item.id, { kind: 'sending' });
    try {
      const confirmation = { indicator: item.indicator, confirms: item.claimId };
      const update = await this.api.confirm(item.iso3, confirmation, key);
      this.settle(item);
      this.set(item.id, { kind: 'sent', updateId: update.id });
    } catch (failure) {
      const refused = refusedFrom(failure);
      if (refused.isOffline || refused.status >= 500) {
        this.waiting.set(item.id, item);
        this.keep();
        this.set(item.id, { kind: 'kept' });
      } else {
        this.settle(item);
        this.keys.delete(item.id);
        this.set(item.id, { kind: 'refused', detail: refused.problem?.detail ?? '' });
      }
    }
  }

  async undo(id: string): Promise<void> {
    const state = this.states()[id];
    if (state?.kind !== 'sent') return;
    try {
      await this.api.withdraw(state.updateId);
      this.keys.delete(id);
      this.set(id, { kind: 'undone' });
    } catch (failure) {
      this.set(id, { kind: 'refused', detail: refusedFrom(failure).problem?.detail ?? '' });
    }
  }

  /** The line is back: what was kept goes, under its old key. */
  lineBack(): void {
    for (const item of this.waiting.values()) void this.confirm(item);
  }

  private settle({ id }: OneClick): void {
    this.waiting.delete(id);
    this.keep();
  }

  /** What waits outlives the tab. */
  private keep(): void {
    const kept = [...this.waiting.values()].map((item) => ({ item, key: this.keys.get(item.id) ?? newKey() }));
    void this.drafts.save(record, kept).catch(() => null);
  }

  private set(id: string, state: ConfirmationState): void {
    this.states.update((states) => ({ ...states, [id]: state }));
  }
}
