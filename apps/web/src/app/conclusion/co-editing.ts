import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { ConclusionEvent } from '@portal/contracts';
import type { Language } from '@portal/domain';
import { applyUpdate, Doc, encodeSnapshot, mergeUpdates, snapshot } from 'yjs';
import { Drafts } from '../platform/drafts';
import { newKey, refusedFrom } from '../platform/request';
import { fromBase64, toBase64 } from './bytes';
import { ConclusionsApi } from './conclusions-api';

/** Somebody else who has the draft open, and where they write. */
export interface Presence {
  readonly name: string;
  readonly paragraph: string;
  readonly language: Language;
  readonly until: number;
}

/** Where what is written is: with the portal; on its way; on this device, for want of a line; or not taken. */
export type Keeping = 'kept' | 'sending' | 'on-device' | 'refused';

const here = 'here';
const presenceMs = 10_000;
const goneMs = 25_000;
const againMs = 3_000;
/** What is typed within this goes up as one: so a fast writer stays within the calls that a person has a minute. */
const gatherMs = 300;

/**
 * The draft of one round table while somebody has it open. What is written stays on this device until the portal has
 * kept it; what others write comes down a stream. Provided by the part that shows it.
 */
@Injectable()
export class CoEditing {
  private readonly api = inject(ConclusionsApi);
  private readonly drafts = inject(Drafts);
  readonly document = new Doc();
  /** Grows with each change of the document, so that what is shown follows. */
  readonly changes = signal(0);
  readonly keeping = signal<Keeping>('kept');
  /** Why it was not taken, in the server's words. */
  readonly problem = signal('');
  readonly isLive = signal(false);
  readonly others = signal<ReadonlyMap<string, Presence>>(new Map());
  /** Grows when somebody adopted or corrected. */
  readonly adoptions = signal(0);

  private readonly seat = crypto.randomUUID();
  private roundTable = '';
  private mayDraft = false;
  private stream: EventSource | null = null;
  private waiting: Uint8Array | null = null;
  private underWay: { readonly update: Uint8Array; readonly key: string } | null = null;
  private place: { readonly paragraph: string; readonly language: Language } | null = null;
  private gathering: ReturnType<typeof setTimeout> | null = null;
  private timers: ReturnType<typeof setInterval>[] = [];

  constructor() {
    this.document.on('update', (update: Uint8Array, origin: unknown) => {
      this.changes.update((count) => count + 1);
      if (origin === here) void this.take(update);
    });
    const stop = new AbortController();
    addEventListener('online', () => void this.send(), { signal: stop.signal });
    inject(DestroyRef).onDestroy(() => {
      stop.abort();
      this.leave();
    });
  }

  /** Opens it: with what the portal has, then with what this device has kept and could not send. */
  async open(roundTable: string, draft: string, mayDraft: boolean): Promise<void> {
    this.mayDraft = mayDraft;
    if (draft) applyUpdate(this.document, fromBase64(draft), 'portal');
    if (this.roundTable === roundTable) return;
    this.roundTable = roundTable;
    this.follow();
    this.timers.push(setInterval(() => this.beat(), presenceMs));
    if (!mayDraft) return;
    const kept = await this.drafts.load<string>(this.name);
    if (!kept) return;
    const bytes = fromBase64(kept.value);
    applyUpdate(this.document, bytes, 'device');
    this.waiting = this.waiting ? mergeUpdates([bytes, this.waiting]) : bytes;
    await this.send();
  }

  /** Changes it as one. */
  write(work: () => void): void {
    if (this.mayDraft) this.document.transact(work, here);
  }

  /** A snapshot of what is on screen now, for whoever adopts it. */
  seen(): string {
    return toBase64(encodeSnapshot(snapshot(this.document)));
  }

  /** Where one writes, for the others; null: nowhere. */
  stand(place: { readonly paragraph: string; readonly language: Language } | null): void {
    if (!this.mayDraft || (place === null && this.place === null)) return;
    const language = (place ?? this.place)?.language ?? 'en';
    this.place = place;
    this.api
      .tellPresence(this.roundTable, { seat: this.seat, paragraph: place?.paragraph ?? null, language })
      .catch(() => undefined);
  }

  private get name(): string {
    return `conclusions/${this.roundTable}`;
  }

  private async take(update: Uint8Array): Promise<void> {
    this.waiting = this.waiting ? mergeUpdates([this.waiting, update]) : update;
    await this.keepHere();
    this.sendSoon();
  }

  private sendSoon(): void {
    this.keeping.set(this.keeping() === 'on-device' ? 'on-device' : 'sending');
    this.gathering ??= setTimeout(() => {
      this.gathering = null;
      void this.send();
    }, gatherMs);
  }

  private async keepHere(): Promise<void> {
    const all = [this.underWay?.update, this.waiting].flatMap((each) => (each ? [each] : []));
    if (all.length === 0) await this.drafts.remove(this.name);
    else await this.drafts.save(this.name, toBase64(mergeUpdates(all)));
  }

  /** One at a time, each with its key until it is acknowledged, so that a retry on a bad line has the effect of one. */
  private async send(): Promise<void> {
    if (this.underWay || !this.waiting) return;
    this.underWay = { update: this.waiting, key: newKey() };
    this.waiting = null;
    this.keeping.set('sending');
    try {
      await this.api.send(this.roundTable, toBase64(this.underWay.update), this.underWay.key);
      this.underWay = null;
      this.keeping.set(this.waiting ? 'sending' : 'kept');
      await this.keepHere();
      if (this.waiting) this.sendSoon();
    } catch (failure) {
      this.putBack(failure);
    }
  }

  private putBack(failure: unknown): void {
    const { status, problem } = refusedFrom(failure);
    const back = this.underWay?.update;
    if (back) this.waiting = this.waiting ? mergeUpdates([back, this.waiting]) : back;
    this.underWay = null;
    const isForGood = status >= 400 && status < 500 && status !== 429;
    this.problem.set(isForGood ? (problem?.detail ?? '') : '');
    this.keeping.set(isForGood ? 'refused' : 'on-device');
    if (!isForGood) setTimeout(() => void this.send(), againMs);
  }

  private follow(): void {
    const stream = this.api.follow(this.roundTable);
    this.stream = stream;
    stream.onopen = () => this.isLive.set(true);
    stream.onmessage = ({ data }: MessageEvent<string>) => this.hear(JSON.parse(data) as ConclusionEvent);
    stream.onerror = () => {
      this.isLive.set(false);
      // It opens anew by itself unless it was refused: then it is asked again, slowly.
      if (stream.readyState !== EventSource.CLOSED || this.stream !== stream) return;
      setTimeout(() => {
        if (this.stream === stream) this.follow();
      }, againMs);
    };
  }

  private hear(event: ConclusionEvent): void {
    if (event.kind === 'update') applyUpdate(this.document, fromBase64(event.update), 'portal');
    else if (event.kind === 'adopted') this.adoptions.update((count) => count + 1);
    else if (event.seat !== this.seat) {
      const { seat, name, paragraph, language } = event;
      this.others.update((before) => {
        const after = new Map(before);
        if (paragraph === null) after.delete(seat);
        else after.set(seat, { name, paragraph, language, until: Date.now() + goneMs });
        return after;
      });
    }
  }

  /** Says again where one is, and forgets those who said nothing for long. */
  private beat(): void {
    if (this.place) this.stand(this.place);
    const now = Date.now();
    const present = [...this.others()].filter(([, { until }]) => until > now);
    if (present.length !== this.others().size) this.others.set(new Map(present));
  }

  private leave(): void {
    this.stand(null);
    this.stream?.close();
    this.stream = null;
    for (const timer of this.timers) clearInterval(timer);
    this.document.destroy();
  }
}
