import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import type { Action, Evidence, ProgressReport } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { ProblemNote } from '../ui/problem-note';
import { actionWords } from './action-words';
import { PlanApi } from './plan-api';

/** The reports so far, newest first; they stay as they are. */
@Component({
  selector: 'portal-action-reports',
  imports: [ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (reports.hasValue()) {
      <ul>
        @for (report of reports.value().items; track report.id) {
          <li>
            <bdi dir="ltr" class="value number">{{ words.percent(report.progress) }}</bdi>
            <div>
              @if (report.note) {
                <p dir="auto">{{ report.note }}</p>
              } @else {
                <p>{{ t('state.' + report.state) }}</p>
              }
              @if (report.reason) {
                <p class="reason" dir="auto">{{ reasonOf(report) }}</p>
              }
              @if (report.despite) {
                <p class="second" dir="auto">{{ t('reports.despite', { reason: report.despite }) }}</p>
              }
              <small>{{ lineOf(report) }}</small>
              @for (each of report.evidence; track $index) {
                <small class="evidence">
                  @if (linkOf(each); as link) {
                    <a [href]="link.url" target="_blank" rel="noopener noreferrer nofollow"
                      ><bdi>{{ link.title }}</bdi></a
                    >
                  } @else {
                    {{ t('reports.held') }}
                  }
                </small>
              }
            </div>
          </li>
        } @empty {
          <li class="second">{{ t('reports.none') }}</li>
        }
      </ul>
      <p class="second">{{ t('reports.stay') }}</p>
    } @else if (reports.error()) {
      <portal-problem-note [text]="t('reports.error')" (again)="reports.reload()" />
    } @else {
      <p class="hidden-words" role="status">{{ words.common('loading') }}</p>
      <span class="skeleton" aria-hidden="true"></span>
    }
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: 60px minmax(0, 1fr);
      gap: 12px;
      padding-block: 8px;
      border-block-start: 1px solid var(--line);
    }
    li.second {
      display: block;
    }
    .value {
      font: 600 1.25rem/1.5rem var(--serif);
    }
    p {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .reason {
      color: var(--caution);
      font-weight: 600;
    }
    small {
      display: block;
      font-size: 0.8125rem;
      line-height: 1.125rem;
      color: var(--ink-2);
    }
    .evidence a {
      display: inline-block;
      min-block-size: 24px;
    }
    ul + .second {
      margin-block-start: 8px;
    }
  `,
})
export class ActionReports {
  readonly action = input.required<Action>();

  private readonly formats = inject(Formats);
  private readonly api = inject(PlanApi);
  protected readonly words = actionWords();
  protected readonly t = this.words.t;
  // Each report makes one more: then they are asked for again.
  private readonly asked = computed(() => ({ id: this.action().id, reports: this.action().reports }), {
    equal: (one, other) => one.id === other.id && one.reports === other.reports,
  });
  protected readonly reports = this.api.reports(() => this.asked().id);

  constructor() {
    let before: { readonly id: string; readonly reports: number } | null = null;
    effect(() => {
      const now = this.asked();
      if (before?.id === now.id && before.reports !== now.reports) this.reports.reload();
      before = now;
    });
  }

  protected reasonOf({ state, reason, blockedBy }: ProgressReport): string {
    const words = reason ?? '';
    return blockedBy
      ? this.t('reports.blocked-by', { reason: words, who: blockedBy })
      : this.t('reports.reason', { state: this.t(`state.${state}`), reason: words });
  }

  /** When, in what state, by whom; and when the end is expected, where it moved. */
  protected lineOf({ day, state, by, expectedEndsOn, note }: ProgressReport): string {
    return this.formats.enumeration(
      [
        this.formats.shortDay(day),
        note ? this.t(`state.${state}`) : '',
        this.words.isolated(by?.person?.name ?? '') || (by ? this.words.common(`role.${by.role}`) : ''),
        expectedEndsOn ? this.t('about.expected', { day: this.formats.shortDay(expectedEndsOn) }) : '',
      ].filter(Boolean),
    );
  }

  protected linkOf(evidence: Evidence): { readonly url: string; readonly title: string } | null {
    if (evidence.kind === 'link') return evidence;
    if (evidence.kind !== 'document' || evidence.title === null || evidence.removedAt !== null) return null;
    return { url: `/api/v1/documents/${evidence.documentId}/content`, title: evidence.title };
  }
}
