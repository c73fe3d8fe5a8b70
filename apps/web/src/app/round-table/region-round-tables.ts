import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { ProblemNote } from '../ui/problem-note';
import { MentionList } from './mention-list';
import { YearsApi } from './years-api';

/** A region's round tables in short: the next, the last, how long minutes take, how far commitments are kept. */
@Component({
  selector: 'portal-region-round-tables',
  imports: [MentionList, ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-labelledby="round-tables">
      <h2 id="round-tables">{{ t('region-title') }}</h2>
      @if (asked.error()) {
        <portal-problem-note [text]="t('problem')" (again)="asked.reload()" />
      }
      @if (asked.hasValue()) {
        @let known = asked.value();
        <dl>
          <div>
            <dt>{{ t('next') }}</dt>
            <dd>
              @if (known.next; as next) {
                <portal-mention-list [meetings]="[next]" />
              } @else {
                {{ t('none-next') }}
              }
            </dd>
          </div>
          <div>
            <dt>{{ t('last') }}</dt>
            <dd>
              @if (known.last; as last) {
                <portal-mention-list [meetings]="[last]" />
              } @else {
                {{ t('none-last') }}
              }
            </dd>
          </div>
          <div>
            <dt>{{ t('days-to-minutes') }}</dt>
            <dd>{{ minutes() }}</dd>
          </div>
          <div>
            <dt>{{ t('commitments-kept') }}</dt>
            <dd>{{ commitments() }}</dd>
          </div>
        </dl>
      }
    </section>
  `,
  styles: `
    section {
      margin-block-start: 32px;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
      gap: 12px 32px;
      padding-block-start: 8px;
      border-block-start: 1.5px solid var(--ink);
    }
    dt {
      color: var(--ink-2);
      font-size: 0.8125rem;
    }
  `,
})
export class RegionRoundTables {
  readonly code = input.required<string>();
  readonly sample = input.required<'include' | 'exclude'>();
  private readonly session = inject(Session);
  private readonly formats = inject(Formats);
  protected readonly t = roomTexts('overview').t;
  protected readonly asked = inject(YearsApi).region(() =>
    this.session.isKnown() ? { code: this.code(), sample: this.sample() } : undefined,
  );
  protected readonly minutes = computed(() => {
    const known = this.asked.hasValue() ? this.asked.value().daysToMinutes : null;
    if (known === null) return this.t('not-known');
    return this.t('in-days', { mean: this.formats.number(known.mean), of: this.formats.number(known.of) });
  });
  protected readonly commitments = computed(() => {
    const known = this.asked.hasValue() ? this.asked.value().commitmentsKept : null;
    if (known === null) return this.t('not-known');
    return this.t('of', { kept: this.formats.number(known.kept), due: this.formats.number(known.due) });
  });
}
