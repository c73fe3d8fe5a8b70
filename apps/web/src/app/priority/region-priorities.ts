import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Priority } from '@portal/contracts';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { DomainMarks } from '../ui/domain-marks';
import { PrioritiesApi } from './priorities-api';

/** What a region endorsed at its round tables, with the rank of the count; for those who see their inside. */
@Component({
  selector: 'portal-region-priorities',
  imports: [DomainMarks, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (items().length > 0) {
      <section aria-labelledby="regional-priorities">
        <h2 id="regional-priorities">{{ t('region') }}</h2>
        <p class="second">{{ t('region.lead') }}</p>
        <ol>
          @for (priority of items(); track priority.id) {
            <li>
              <b>{{ rankOf(priority) }}</b>
              <span class="named"
                ><bdi>{{ priority.title }}</bdi> <portal-domain-marks [domains]="priority.domains"
              /></span>
              <a [routerLink]="['/round-tables', priority.roundTable.id, 'priorities']"
                ><bdi>{{ priority.roundTable.reference }}</bdi></a
              >
            </li>
          }
        </ol>
      </section>
    }
  `,
  styles: `
    section {
      margin-block-start: 32px;
    }
    ol {
      margin-block-start: 8px;
      border-block-start: 1.5px solid var(--ink);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      align-items: center;
      min-block-size: 44px;
      border-block-end: 1px solid var(--line);
    }
    .named {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      align-items: center;
    }
    b {
      min-inline-size: 36px;
      font: 600 20px/24px var(--serif);
    }
    a {
      margin-inline-start: auto;
    }
  `,
})
export class RegionPriorities {
  private readonly session = inject(Session);
  protected readonly t = roomTexts('priority').t;
  readonly code = input.required<string>();
  readonly sample = input.required<'include' | 'exclude'>();
  private readonly asked = inject(PrioritiesApi).endorsed(() =>
    this.session.may('signed-in') ? { region: this.code(), sample: this.sample() } : undefined,
  );
  protected readonly items = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));

  protected rankOf({ rank, isTied }: Priority): string {
    return rank === null ? '' : `${isTied ? '=' : ''}${rank}`;
  }
}
