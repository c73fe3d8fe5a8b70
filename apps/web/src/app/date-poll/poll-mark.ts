import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { PollAnswer } from '@portal/domain';

/** An answer to a date is round: a full ring with a tick, half a ring, a ring with a cross. No answer is a square, and not drawn here. */
@Component({
  selector: 'portal-poll-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      @switch (answer()) {
        @case ('yes') {
          <circle class="full" cx="10" cy="10" r="8.5" />
          <path class="on" d="m6.2 10.3 2.6 2.6 5-5.4" />
        }
        @case ('if-need-be') {
          <circle cx="10" cy="10" r="8.2" />
          <path class="half" d="M10 4.4a5.6 5.6 0 0 1 0 11.2z" />
        }
        @case ('no') {
          <circle class="quiet" cx="10" cy="10" r="8.2" />
          <path class="cross" d="m7.2 7.2 5.6 5.6m0-5.6-5.6 5.6" />
        }
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      forced-color-adjust: none;
    }
    circle,
    path {
      fill: none;
      stroke: var(--accent);
      stroke-width: 1.5;
      stroke-linecap: round;
    }
    .full,
    .half {
      fill: var(--accent);
    }
    .on {
      stroke: var(--on-accent);
      stroke-width: 1.8;
    }
    .quiet,
    .cross {
      stroke: var(--ink-2);
    }
  `,
})
export class PollMark {
  readonly answer = input.required<PollAnswer>();
}
