import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Scenario, ScenarioPatch } from '@portal/contracts';
import { scenarioTexts } from '@portal/domain';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { RiskApi } from '../risk/risk-api';
import { ScenarioApi } from './scenario-api';

/** The texts that are written in place; the title is changed with the kind of the scenario. */
export type WrittenText = Exclude<(typeof scenarioTexts)[number], 'title'>;
export const writtenTexts = scenarioTexts.filter((each): each is WrittenText => each !== 'title');

/** How what was written stands with the portal. */
export type Keeping = 'kept' | 'saving' | 'offline' | 'refused';

const pauseMs = 900;

/**
 * One scenario while it is worked on: what is written saves itself after a pause, one change after the other. What could
 * not be saved stays on the page and nowhere else on the device. Provided by the page.
 */
@Injectable()
export class ScenarioDesk {
  private readonly api = inject(ScenarioApi);
  private readonly risks = inject(RiskApi);
  private readonly session = inject(Session);
  private readonly texts = roomTexts('scenario');
  readonly assessmentId = signal('');
  readonly scenarioId = signal('');

  readonly asked = this.api.one(() => (this.session.person() ? this.scenarioId() || undefined : undefined));
  /** Its assessment; an expert from outside sees the scenario alone. */
  private readonly around = this.risks.whole(() => (this.asked.hasValue() ? this.assessmentId() : undefined));
  readonly assessment = computed(() => (this.around.hasValue() ? this.around.value() : null));
  private readonly rules = this.api.method(() => (this.asked.hasValue() ? this.asked.value().methodId : undefined));
  readonly method = computed(() => (this.rules.hasValue() ? this.rules.value() : null));
  /** As the portal has it. */
  readonly known = signal<Scenario | null>(null);
  readonly isMissing = computed(
    () =>
      (this.session.isKnown() && !this.session.person()) ||
      [404, 422].includes(this.asked.statusCode() ?? 200) ||
      (this.known() !== null && this.known()?.assessmentId !== this.assessmentId()),
  );

  /** What is written and not yet saved. */
  readonly unsaved = signal<Readonly<Partial<Record<WrittenText, string>>>>({});
  readonly keeping = signal<Keeping>('kept');
  readonly why = signal('');
  /** What somebody else wrote in a text meanwhile. */
  readonly clashes = signal<Readonly<Partial<Record<WrittenText, string>>>>({});
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isSending = false;

  constructor() {
    effect(() => {
      if (!this.asked.hasValue()) return;
      const came = this.asked.value();
      const known = untracked(this.known);
      if (known?.id !== came.id || came.version >= known.version) this.known.set(came);
    });
    effect(() => {
      if (this.api.changes() > 0) untracked(() => this.reload());
    });
    const stop = new AbortController();
    addEventListener('online', () => void this.send(), { signal: stop.signal });
    addEventListener(
      'beforeunload',
      (event) => {
        if (Object.keys(this.unsaved()).length > 0) event.preventDefault();
      },
      { signal: stop.signal },
    );
    inject(DestroyRef).onDestroy(() => {
      stop.abort();
      void this.send();
    });
  }

  reload(): void {
    this.asked.reload();
    this.around.reload();
  }

  /** A text as it stands on the page. */
  textOf(field: WrittenText): string {
    return this.unsaved()[field] ?? this.known()?.[field] ?? '';
  }

  write(field: WrittenText, words: string): void {
    this.unsaved.update((unsaved) => ({ ...unsaved, [field]: words }));
    this.keeping.set('saving');
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), pauseMs);
  }

  /** Saves what is written, if anything is; texts with a clash wait for a choice. */
  async send(): Promise<void> {
    const known = this.known();
    const patch = this.patch();
    if (!known || this.isSending || Object.keys(patch).length === 0) return;
    this.isSending = true;
    try {
      this.took(await this.api.change(known.id, patch, known.version), patch);
    } catch (failure) {
      this.refuse(failure, patch);
    } finally {
      this.isSending = false;
    }
    if (this.keeping() === 'saving' && Object.keys(this.patch()).length > 0) await this.send();
  }

  /** Any other change, by a form; it says the version that was seen. Throws `Refused`. */
  async change(patch: ScenarioPatch, version: number): Promise<void> {
    const known = this.known();
    if (known) this.took(await this.api.change(known.id, patch, version), {});
  }

  /** Ends a clash: mine is saved over theirs, or theirs stays. */
  settle(field: WrittenText, keepsMine: boolean): void {
    this.clashes.update(({ [field]: _, ...rest }) => rest);
    if (!keepsMine) this.unsaved.update(({ [field]: _, ...rest }) => rest);
    this.keeping.set(Object.keys(this.unsaved()).length === 0 ? 'kept' : 'saving');
    void this.send();
  }

  private patch(): ScenarioPatch {
    const waiting = this.clashes();
    return Object.fromEntries(Object.entries(this.unsaved()).filter(([field]) => !(field in waiting)));
  }

  private took(scenario: Scenario, saved: ScenarioPatch): void {
    this.known.set(scenario);
    const rest = Object.entries(this.unsaved()).filter(
      ([field, words]) => !(field in saved) || saved[field as WrittenText] !== words,
    );
    this.unsaved.set(Object.fromEntries(rest));
    this.keeping.set(rest.length === 0 ? 'kept' : 'saving');
  }

  private refuse(failure: unknown, patch: ScenarioPatch): void {
    const { status, problem, isOffline } = refusedFrom(failure);
    const theirs = problem?.current;
    if (status === 412 && isScenario(theirs)) {
      const before = this.known();
      this.known.set(theirs);
      const clashing = writtenTexts.filter(
        (field) => field in patch && theirs[field] !== before?.[field] && theirs[field] !== patch[field],
      );
      this.clashes.update((clashes) => ({
        ...clashes,
        ...Object.fromEntries(clashing.map((field) => [field, theirs[field]])),
      }));
      // What nobody else touched goes on by itself.
      this.keeping.set('saving');
      return;
    }
    this.keeping.set(isOffline ? 'offline' : 'refused');
    this.why.set(problem?.errors?.[0]?.detail ?? problem?.detail ?? this.texts.common('offline'));
  }
}

function isScenario(current: unknown): current is Scenario {
  return typeof current === 'object' && current !== null && 'version' in current && 'narrative' in current;
}
