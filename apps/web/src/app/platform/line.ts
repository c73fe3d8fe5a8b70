import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** Whether there is a line to the portal, as far as the device knows. */
@Injectable({ providedIn: 'root' })
export class Line {
  readonly isUp = signal(navigator.onLine);
  /** When the oldest of what is on screen was read, where it was kept from then; null: it was read now. */
  readonly keptAt = signal<string | null>(null);

  constructor() {
    const stop = new AbortController();
    addEventListener('online', () => this.isUp.set(true), { signal: stop.signal });
    addEventListener('offline', () => this.isUp.set(false), { signal: stop.signal });
    inject(DestroyRef).onDestroy(() => stop.abort());
  }
}
