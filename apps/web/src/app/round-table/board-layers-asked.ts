import { computed, inject } from '@angular/core';
import { DateConflictsApi } from '../date-poll/date-conflicts-api';
import { DatePollsApi } from '../date-poll/date-polls-api';

interface Asked {
  readonly year: number;
  readonly sample: 'include' | 'exclude';
}

/**
 * What lies under and beside the bars of a board: holidays for everybody; polls and conflicts for whoever takes part.
 * Without them the board still stands.
 *
 * @param asked undefined until it is known who reads
 * @param isSignedIn whether there is anything besides holidays to ask for
 */
export function boardLayers(asked: () => Asked | undefined, isSignedIn: () => boolean) {
  const conflictsApi = inject(DateConflictsApi);
  const inside = () => (isSignedIn() ? asked() : undefined);
  const holidays = conflictsApi.holidays(() => asked()?.year);
  const conflicts = conflictsApi.ofYear(inside);
  const polls = inject(DatePollsApi).ofYear(inside);
  return {
    holidays: computed(() => (holidays.hasValue() ? holidays.value() : null)),
    polls: computed(() => (polls.hasValue() ? polls.value() : null)),
    conflicts: computed(() => (conflicts.hasValue() ? conflicts.value() : null)),
    /** Of each meeting how much is not accepted. */
    open: computed(
      () =>
        new Map(
          (conflicts.hasValue() ? conflicts.value().items : []).map(({ roundTable, open }) => [roundTable, open]),
        ),
    ),
    reload(this: void): void {
      conflicts.reload();
      polls.reload();
    },
  };
}
