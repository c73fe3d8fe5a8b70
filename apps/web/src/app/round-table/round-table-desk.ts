import { computed, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import type { RoundTable } from '@portal/contracts';
import { Session } from '../platform/session';
import { RoundTablesApi } from './round-tables-api';

/** What the page and the parts of one round table share: the record, and who is asked for it. Provided by the page. */
@Injectable()
export class RoundTableDesk {
  private readonly session = inject(Session);
  readonly id = signal('');
  private readonly api = inject(RoundTablesApi);
  readonly asked = this.api.one(() => (this.session.isKnown() && this.id() ? this.id() : undefined));
  readonly known = linkedSignal<RoundTable | null>(() => (this.asked.hasValue() ? this.asked.value() : null));
  /** What is open in a part, in words beside its name, by its path; said by the part while it is shown. */
  readonly counts = signal<Readonly<Record<string, string>>>({});
  readonly isMissing = computed(() => [404, 422].includes(this.asked.statusCode() ?? 200));

  constructor() {
    effect(() => {
      if (this.api.changes() > 0) untracked(() => this.asked.reload());
    });
  }
}
