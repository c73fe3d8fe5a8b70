import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RetentionRule } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { ProblemNote } from '../ui/problem-note';
import { AuditApi } from './audit-api';

/** How long values are kept, by table, and what was erased. */
@Component({
  selector: 'portal-retention',
  imports: [ProblemNote, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-labelledby="retention-title" *transloco="let t">
      <h2 id="retention-title">{{ t('audit.retention.title') }}</h2>
      <p class="second">{{ t('audit.retention.lead') }}</p>
      @if (rules.hasValue()) {
        <ul>
          @for (rule of rules.value().items; track rule.id) {
            <li>
              <form (submit)="$event.preventDefault(); keep(rule, months.value)">
                <label class="field" [for]="'months-' + rule.id">
                  <span
                    ><bdi class="code" dir="ltr">{{ rule.table }}</bdi> · {{ t('audit.retention.months') }}</span
                  >
                </label>
                <input
                  #months
                  [id]="'months-' + rule.id"
                  type="number"
                  min="1"
                  max="600"
                  inputmode="numeric"
                  [value]="rule.keepMonths"
                />
                <button
                  type="submit"
                  class="button"
                  [attr.aria-label]="t('audit.retention.keep-of', { table: rule.table })"
                >
                  {{ t('audit.retention.keep') }}
                </button>
              </form>
              <p class="second">
                {{ formats.plural('audit.erased', rule.erased) }}
                @if (rule.lastRunAt; as at) {
                  {{ t('audit.retention.last', { at: formats.instant(at) }) }}
                }
              </p>
              @if (told()?.id === rule.id) {
                <p role="status" [class.wrong]="told()?.isWrong">{{ told()?.words }}</p>
              }
            </li>
          }
        </ul>
      } @else if (rules.error()) {
        <portal-problem-note [text]="t('audit.problem')" (again)="rules.reload()" />
      }
      @if (runs.hasValue() && runs.value().items.length > 0) {
        <h3>{{ t('audit.retention.log') }}</h3>
        <ul>
          @for (run of runs.value().items; track run.id) {
            <li>
              {{ formats.instant(run.at) }} · <bdi class="code" dir="ltr">{{ run.table }}</bdi> ·
              {{ formats.plural('audit.erased', run.erased) }}
            </li>
          }
        </ul>
      }
    </section>
  `,
  styles: `
    h2 {
      margin-block: 24px 12px;
      padding-block-end: 8px;
      border-block-end: 1.5px solid var(--ink);
    }
    li {
      padding-block: 8px;
      border-block-end: 1px solid var(--line);
    }
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
    }
    label {
      flex: 1 1 240px;
    }
    input {
      inline-size: 96px;
    }
    .code {
      font-family: ui-monospace, monospace;
    }
  `,
})
export class Retention {
  private readonly api = inject(AuditApi);
  private readonly session = inject(Session);
  private readonly texts = roomTexts('audit');
  protected readonly formats = inject(Formats);
  protected readonly rules = this.api.rules(() => this.session.may('audit.read'));
  protected readonly runs = this.api.runs(() => this.session.may('audit.read'));
  protected readonly told = signal<{ readonly id: string; readonly words: string; readonly isWrong: boolean } | null>(
    null,
  );

  protected async keep(rule: RetentionRule, months: string): Promise<void> {
    try {
      const kept = await this.api.keep(rule, Number(months));
      // In its place, not by asking for all again: a later answer would take away what was typed meanwhile.
      this.rules.update(
        (all) => all && { ...all, items: all.items.map((each) => (each.id === kept.id ? kept : each)) },
      );
      this.told.set({
        id: rule.id,
        words: this.texts.t('retention.kept', { months: this.formats.number(kept.keepMonths) }),
        isWrong: false,
      });
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      const words = problem?.errors?.[0]?.detail ?? problem?.detail ?? this.texts.common('offline');
      this.told.set({ id: rule.id, words, isWrong: true });
      this.rules.reload();
    }
  }
}
