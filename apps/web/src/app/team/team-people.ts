import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { roomTexts } from '../platform/room-texts';
import { TeamApi } from './team-api';

/** Everybody of whom the team keeps a record, for whoever runs it: each to what is held about them. */
@Component({
  selector: 'portal-team-people',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (people().length > 0) {
      <section aria-labelledby="people">
        <h2 id="people">{{ t('people') }}</h2>
        <p class="second">{{ t('people.why') }}</p>
        <details>
          <summary>{{ n('people.count', people().length) }}</summary>
          <ul>
            @for (person of people(); track person.id) {
              <li>
                <a dir="auto" [routerLink]="['/countries', iso3(), 'team', 'people', person.id]">{{ person.name }}</a>
              </li>
            }
          </ul>
        </details>
      </section>
    }
  `,
  styles: `
    h2 {
      padding-block-end: 8px;
      border-block-end: 1.5px solid var(--ink);
    }
    p {
      margin-block: 10px;
    }
    summary {
      min-block-size: 28px;
      cursor: pointer;
      font-weight: 600;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      padding-block: 8px;
      border-block-end: 1px solid var(--line);
      overflow-wrap: anywhere;
    }
    @media (max-width: 720px) {
      li a {
        display: inline-block;
        min-block-size: 28px;
      }
    }
  `,
})
export class TeamPeople {
  private readonly texts = roomTexts('team');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  readonly iso3 = input.required<string>();
  private readonly asked = inject(TeamApi).members(this.iso3);
  protected readonly people = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));
}
