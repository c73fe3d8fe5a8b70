import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { type CurvePoint, curveLayout, lineOf } from './plan-curve-layout';

const [width, height] = [400, 100];
const lowestWords = 0.78;

/** Planned against actual progress over time; the same as a table for whoever does not see it. */
@Component({
  selector: 'portal-plan-curve',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <figure>
      <figcaption>{{ t('curve.name') }}</figcaption>
      @if (layout(); as its) {
        <div class="drawing" aria-hidden="true">
          <svg [attr.viewBox]="'0 0 ' + width + ' ' + height" preserveAspectRatio="none">
            <polyline class="planned" [attr.points]="line(its.planned)" />
            <polyline class="done" [attr.points]="line(its.done)" />
          </svg>
          @if (its.today; as today) {
            <i class="today" [style.inset-inline-start.%]="today.along * 100"></i>
            <i
              class="mark"
              [style.inset-inline-start.%]="today.along * 100"
              [style.inset-block-start.%]="today.planned.down * 100"
            ></i>
            <span
              class="words planned-words number"
              [class.before]="today.along > 0.5"
              [style.inset-inline-start.%]="today.along * 100"
              [style.inset-block-start.%]="upper() * 100"
            >
              {{ t('curve.planned', { percent: percent(today.percents.planned) }) }}
            </span>
            @if (today.done; as done) {
              <i
                class="mark full"
                [style.inset-inline-start.%]="done.along * 100"
                [style.inset-block-start.%]="done.down * 100"
              ></i>
              <span
                class="words done-words number"
                [class.before]="today.along > 0.7"
                [style.inset-inline-start.%]="done.along * 100"
                [style.inset-block-start.%]="lower() * 100"
              >
                {{ t('curve.done', { percent: percent(today.percents.done ?? 0) }) }}
              </span>
            }
          }
        </div>
        <div class="years number" aria-hidden="true">
          @for (year of its.years; track year.year) {
            <span [style.inset-inline-start.%]="year.along * 100" [style.inline-size.%]="year.share * 100">
              @if (year.share > 0.09) {
                {{ year.year }}
              }
            </span>
          }
        </div>
        <table class="hidden-words">
          <caption>
            {{
              t('curve.name')
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('curve.day') }}</th>
              <th scope="col">{{ t('curve.planned-head') }}</th>
              <th scope="col">{{ t('curve.done-head') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (point of curve(); track point.day) {
              <tr>
                <th scope="row">{{ formats.day(point.day) }}</th>
                <td>{{ percent(point.planned) }}</td>
                <td>{{ point.progress === null ? t('curve.to-come') : percent(point.progress) }}</td>
              </tr>
            }
          </tbody>
        </table>
      } @else {
        <p class="second">{{ t('curve.none') }}</p>
      }
    </figure>
  `,
  styleUrl: './plan-curve.scss',
})
export class PlanCurve {
  readonly curve = input.required<readonly CurvePoint[]>();
  /** Today, or the past day that was asked for. */
  readonly asAt = input.required<string>();

  protected readonly formats = inject(Formats);
  protected readonly t = roomTexts('gantt').t;
  protected readonly width = width;
  protected readonly height = height;
  protected readonly layout = computed(() => curveLayout(this.curve(), this.asAt()));
  /** Where the words of the two marks stand: each on its own side, so that they never cover each other. */
  protected readonly upper = computed(() => this.down((planned, done) => Math.min(planned, done + 0.2)));
  protected readonly lower = computed(() => this.down((planned, done) => Math.max(done, planned - 0.2)));

  protected line(places: Parameters<typeof lineOf>[0]): string {
    return lineOf(places, width, height);
  }

  protected percent(value: number): string {
    return this.formats.percent(value / 100);
  }

  private down(choose: (planned: number, done: number) => number): number {
    const today = this.layout()?.today;
    if (!today) return 0;
    // Above the years, also while nothing is done yet.
    return Math.min(lowestWords, choose(today.planned.down, today.done?.down ?? 1));
  }
}
