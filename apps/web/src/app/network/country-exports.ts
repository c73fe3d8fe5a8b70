import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import type { Exports } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { ProblemNote } from '../ui/problem-note';
import { ExportApi } from './export-api';
import { isUnderWay, nextLook, worthShowing } from './export-progress';

/** "Export all records", for the focal point: asked for, watched, left and come back to, fetched. */
@Component({
  selector: 'portal-country-exports',
  imports: [ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './country-exports.html',
  styles: `
    /* The button and the panel are places of the header around. */
    :host {
      display: contents;
    }
    .ask {
      grid-area: export;
      align-self: start;
    }
    .panel {
      grid-area: panel;
      display: grid;
      gap: 8px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 16px;
      min-block-size: 40px;
      border-block-end: 1px solid var(--line);
    }
    .way {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
    }
    progress {
      inline-size: min(240px, 60vw);
    }
    @media (max-width: 900px) {
      .ask {
        inline-size: 100%;
        min-block-size: 48px;
        margin-block-start: 16px;
      }
      .panel .button {
        min-block-size: 44px;
      }
      .panel {
        margin-block-start: 8px;
      }
    }
  `,
})
export class CountryExports {
  private readonly api = inject(ExportApi);
  private readonly texts = roomTexts('exports');
  protected readonly t = this.texts.t;
  protected readonly formats = inject(Formats);
  readonly iso3 = input.required<string>();

  protected readonly exports = this.api.ofCountry(this.iso3);
  /** Kept while it is asked again, so that nothing blinks. */
  private readonly last = linkedSignal<Exports | undefined, Exports | undefined>({
    source: () => (this.exports.hasValue() ? this.exports.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly shown = computed(() => worthShowing(this.last()?.items ?? []));
  protected readonly hasOneUnderWay = computed(() => this.shown().some(isUnderWay));
  protected readonly isAsking = signal(false);
  protected readonly wrong = signal('');
  private looks = 0;

  constructor() {
    effect((onCleanup) => {
      const [status, items] = [this.exports.status(), this.last()?.items ?? []];
      if (status === 'loading' || status === 'reloading') return;
      const wait = nextLook(items, this.looks);
      if (wait === null) this.looks = 0;
      else {
        const timer = setTimeout(() => {
          this.looks += 1;
          this.exports.reload();
        }, wait);
        onCleanup(() => clearTimeout(timer));
      }
    });
  }

  protected async start(): Promise<void> {
    this.isAsking.set(true);
    this.wrong.set('');
    try {
      await this.api.ask(this.iso3());
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      this.wrong.set(problem?.detail ?? this.texts.common('offline'));
    }
    this.isAsking.set(false);
    this.exports.reload();
  }
}
