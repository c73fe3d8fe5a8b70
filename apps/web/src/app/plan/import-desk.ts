import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { PlanImport, PlanImportPatch } from '@portal/contracts';
import { newKey, refusedFrom } from '../platform/request';
import { ImportApi } from './import-api';
import { newRatesOf } from './import-shown';

/** What could not be said of a preview: the server's sentence, or that there is no line. */
export type DeskTrouble =
  { readonly is: 'no-line' } | { readonly is: 'stale' } | { readonly is: 'refused'; readonly detail: string };

/** One preview on its page: what the server last said of it, and what is being said to it, one thing after the other. */
@Injectable()
export class ImportDesk {
  private readonly api = inject(ImportApi);
  readonly id = signal<string | undefined>(undefined);
  readonly loaded = this.api.preview(() => this.id());
  private readonly latest = linkedSignal<PlanImport | null>(() =>
    this.loaded.hasValue() ? this.loaded.value() : null,
  );
  readonly preview = this.latest.asReadonly();
  readonly trouble = signal<DeskTrouble | null>(null);
  private readonly underWay = signal(0);
  readonly isBusy = computed(() => this.underWay() > 0);
  private queue: Promise<unknown> = Promise.resolve();
  private key = newKey();

  /** The preview with this said of it. What somebody said elsewhere meanwhile stays said. */
  say(patch: PlanImportPatch): Promise<void> {
    return this.inTurn(async (known) => {
      try {
        return await this.api.say(known, patch);
      } catch (failure) {
        const refused = refusedFrom(failure);
        const current = refused.status === 412 ? importIn(refused.problem?.current) : null;
        if (!current) throw refused;
        return this.api.say(current, patch);
      }
    });
  }

  /** Brings in what is seen; where the plan is another one by now, shows it instead. */
  confirm(): Promise<void> {
    return this.inTurn(async (known) => {
      const { version, counts } = known;
      const seen = { version, new: counts.new, changed: counts.changed, newRates: newRatesOf(known) };
      try {
        return await this.api.confirm(known.id, seen, this.key);
      } catch (failure) {
        const refused = refusedFrom(failure);
        const current = refused.status === 412 ? importIn(refused.problem?.current) : null;
        if (!current) throw refused;
        this.key = newKey();
        this.trouble.set({ is: 'stale' });
        return current;
      }
    });
  }

  private inTurn(work: (known: PlanImport) => Promise<PlanImport>): Promise<void> {
    this.underWay.update((count) => count + 1);
    const turn = this.queue.then(async () => {
      const known = this.latest();
      if (!known) return;
      this.trouble.set(null);
      try {
        this.latest.set(await work(known));
      } catch (failure) {
        const { isOffline, problem } = refusedFrom(failure);
        const [first] = problem?.errors ?? [];
        const detail = first?.detail ?? problem?.detail ?? '';
        this.trouble.set(isOffline || detail === '' ? { is: 'no-line' } : { is: 'refused', detail });
      } finally {
        this.underWay.update((count) => count - 1);
      }
    });
    this.queue = turn;
    return turn;
  }
}

function importIn(value: unknown): PlanImport | null {
  const isOne = typeof value === 'object' && value !== null && 'counts' in value && 'rows' in value;
  // What the server gives as the present state is an answer of its contract.
  return isOne ? (value as PlanImport) : null;
}
