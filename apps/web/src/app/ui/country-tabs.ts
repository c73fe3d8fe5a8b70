import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  Injectable,
  input,
} from '@angular/core';
import { Router } from '@angular/router';
import { isFocalPointOf, isTeamMemberOf } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import { Screen } from '../platform/screen';
import { Session } from '../platform/session';

/** The parts of a country in their order: each its own address, or a part of the country's page. A further one is one line. */
const places = {
  overview: { path: [], tab: null },
  team: { path: ['team'], tab: null },
  plan: { path: ['plans'], tab: null },
  risk: { path: ['risks'], tab: null },
  'round-tables': { path: ['round-tables'], tab: null },
  documents: { path: [], tab: 'documents' },
  history: { path: [], tab: 'history' },
} as const;

export type CountryTab = keyof typeof places;
export const countryTabs = Object.keys(places) as readonly CountryTab[];

/** To which tab somebody walked by keyboard: the next page takes the focus up once its strip is drawn. */
@Injectable({ providedIn: 'root' })
export class WalkedTab {
  to: CountryTab | null = null;
}

/** The strip of a country's parts; one select on the phone. */
@Component({
  selector: 'portal-country-tabs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (screen.isNarrow()) {
      <select #part class="parts" [attr.aria-label]="t('country.tabs')" (change)="openAt(part.selectedIndex)">
        @for (each of tabs(); track each) {
          <option [value]="each" [selected]="each === current()">{{ t('country.tab-' + each) }}</option>
        }
      </select>
    } @else {
      <div class="tabs" role="tablist" [attr.aria-label]="t('country.tabs')">
        @for (each of tabs(); track each) {
          <button
            type="button"
            role="tab"
            [id]="'tab-' + each"
            [attr.aria-controls]="each === current() ? 'panel' : null"
            [attr.aria-selected]="each === current()"
            [tabindex]="each === current() ? 0 : -1"
            (click)="open(each)"
            (keydown)="walk($event)"
          >
            {{ t('country.tab-' + each) }}
          </button>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .tabs {
      display: flex;
      gap: 4px;
      border-block-end: 1px solid var(--line);
    }
    button {
      min-block-size: 48px;
      padding-inline: 12px;
      color: var(--ink-2);
      border-block-end: 3px solid transparent;
    }
    [aria-selected='true'] {
      color: var(--ink);
      font-weight: 600;
      border-block-end-color: var(--accent);
    }
    .parts {
      font-weight: 600;
    }
  `,
})
export class CountryTabs {
  private readonly router = inject(Router);
  private readonly walked = inject(WalkedTab);
  private readonly document = inject(DOCUMENT);
  protected readonly screen = inject(Screen);
  protected readonly t = roomTexts('network').t;
  readonly iso3 = input.required<string>();
  readonly current = input.required<CountryTab>();
  /** Parts of which there is nothing to say, nor to add. */
  readonly without = input<readonly CountryTab[]>([]);
  private readonly session = inject(Session);
  /** To anybody but its own people a country's risk assessments do not exist. */
  private readonly isOwn = computed(() => {
    const actor = this.session.actor();
    return isFocalPointOf(actor, this.iso3()) || isTeamMemberOf(actor, this.iso3());
  });
  protected readonly tabs = computed(() =>
    countryTabs.filter(
      (each) => each === this.current() || (!this.without().includes(each) && (each !== 'risk' || this.isOwn())),
    ),
  );

  constructor() {
    afterNextRender(() => this.takeUpFocus());
  }

  protected async open(part: CountryTab): Promise<void> {
    const isSamePage = places[part].path.join() === places[this.current()].path.join();
    await this.router.navigate(['/countries', this.iso3(), ...places[part].path], {
      queryParams: { tab: places[part].tab },
      queryParamsHandling: 'merge',
      replaceUrl: isSamePage,
    });
  }

  protected openAt(place: number): void {
    void this.open(this.tabs()[place] ?? 'overview');
  }

  /** Arrows go from tab to tab, round and round, in the direction of reading; the focus goes along, to another page too. */
  protected walk(event: KeyboardEvent): void {
    if (!['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
    const forward = this.document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const tabs = this.tabs();
    const step = event.key === forward ? 1 : tabs.length - 1;
    const next = tabs[(tabs.indexOf(this.current()) + step) % tabs.length] ?? 'overview';
    event.preventDefault();
    this.walked.to = next;
    void this.open(next).then(() => this.takeUpFocus());
  }

  private takeUpFocus(): void {
    const { to } = this.walked;
    const tab = to === this.current() ? this.document.getElementById(`tab-${to}`) : null;
    if (!tab) return;
    this.walked.to = null;
    tab.focus();
  }
}
