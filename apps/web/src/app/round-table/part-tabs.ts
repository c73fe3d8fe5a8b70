import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import type { RoundTable } from '@portal/contracts';
import { filter, map } from 'rxjs';
import { type RoomTexts, roomTexts } from '../platform/room-texts';
import { Screen } from '../platform/screen';
import { type Part, parts as allParts } from './parts';
import { RoundTableDesk } from './round-table-desk';

/** The strip of a round table's parts, each an address of its own; one select on the phone. Arrows go along it. */
@Component({
  selector: 'portal-part-tabs',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (screen.isNarrow()) {
      <select #part class="parts" [attr.aria-label]="t('tabs')" (change)="openAt(part.selectedIndex)">
        @for (each of named(); track each.path) {
          <option [value]="each.path" [selected]="each.path === current()">{{ each.name }} {{ each.note }}</option>
        }
      </select>
    } @else {
      <nav [attr.aria-label]="t('tabs')">
        @for (each of named(); track each.path) {
          <a
            [routerLink]="addressOf(each.path)"
            [attr.aria-current]="each.path === current() ? 'page' : null"
            (keydown)="walk($event)"
            >{{ each.name }}
            @if (each.note) {
              <span class="note">{{ each.note }}</span>
            }
          </a>
        }
      </nav>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: 24px;
    }
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      border-block-end: 1px solid var(--line);
    }
    a {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-block-size: 48px;
      padding-inline: 12px;
      color: var(--ink-2);
      text-decoration: none;
      border-block-end: 3px solid transparent;
    }
    [aria-current] {
      color: var(--ink);
      font-weight: 600;
      border-block-end-color: var(--accent);
    }
    .note {
      font-size: 0.8125rem;
      font-weight: 400;
    }
    .parts {
      inline-size: 100%;
      font-weight: 600;
    }
  `,
})
export class PartTabs {
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly desk = inject(RoundTableDesk);
  protected readonly screen = inject(Screen);
  protected readonly t = roomTexts('round-table').t;
  readonly meeting = input.required<RoundTable>();
  readonly parts = input.required<readonly Part[]>();

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  /** The words of each room that names a part; empty until they are here. */
  private readonly texts: Readonly<Record<string, RoomTexts>> = Object.fromEntries(
    [...new Set(allParts.map(({ room }) => room))].map((room) => [room, roomTexts(room)]),
  );
  protected readonly named = computed(() =>
    this.parts().map(({ path, room, key, note }) => {
      const said = note?.(this.meeting());
      const texts = this.texts[room];
      const open = (said && texts?.t(said.key, said.values)) ?? this.desk.counts()[path] ?? '';
      return { path, name: texts?.t(key) ?? '', note: open };
    }),
  );
  protected readonly current = computed(() => {
    const [at = ''] = this.url().split(/[?#]/);
    return at.split('/')[3] ?? '';
  });

  protected addressOf(path: string): readonly string[] {
    return ['/round-tables', this.meeting().id, ...(path ? [path] : [])];
  }

  protected openAt(place: number): void {
    void this.router.navigate([...this.addressOf(this.parts()[place]?.path ?? '')]);
  }

  protected walk(event: KeyboardEvent): void {
    if (!['ArrowLeft', 'ArrowRight'].includes(event.key) || !(event.target instanceof HTMLElement)) return;
    const forward = this.document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const next = event.key === forward ? event.target.nextElementSibling : event.target.previousElementSibling;
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  }
}
