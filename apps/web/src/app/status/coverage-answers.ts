import { computed, inject, linkedSignal, untracked } from '@angular/core';
import type { MapSheet } from '@portal/contracts';
import type { Day } from '@portal/domain';
import { Session } from '../platform/session';
import { type CoveragePicture, pictureOn } from './coverage-picture';
import { StatusApi } from './status-api';

const firstIndicator = 'action-plan';

/** What the address of the map asks for, as it changes. */
export interface CoverageAsked {
  readonly indicator: () => string | undefined;
  readonly knownAt: () => string | undefined;
  readonly region: () => string | undefined;
  readonly sample: () => 'include' | 'exclude';
}

/** What the server answers to it, and the picture of any day drawn from that. Call it while a component is built. */
export function coverageAnswers({ indicator, knownAt, region, sample }: CoverageAsked) {
  const api = inject(StatusApi);
  const session = inject(Session);
  /** Asked once for the indicator of the address, then again only for other sample data, instant or language. */
  const sheet = api.mapSheet(() => {
    if (!session.isKnown()) return undefined;
    return { indicator: untracked(indicator) ?? firstIndicator, knownAt: knownAt(), sample: sample() };
  });
  /** The last sheet that came: names stay on the page while other data is on its way. */
  const lastSheet = linkedSignal<MapSheet | undefined, MapSheet | undefined>({
    source: () => (sheet.hasValue() ? sheet.value() : undefined),
    computation: (present, before) => present ?? before?.value,
  });
  const indicators = computed(() => lastSheet()?.indicators ?? []);
  const current = computed(() => {
    const all = indicators();
    return all.find(({ id }) => id === (indicator() ?? firstIndicator)) ?? all[0];
  });
  /** The timeline of another indicator than the sheet's. */
  const otherTimeline = api.timeline(() => {
    const shown = current();
    if (!shown || !sheet.hasValue() || sheet.value().timeline?.indicator === shown.id) return undefined;
    return { indicator: shown.id, knownAt: knownAt(), sample: sample() };
  });
  const timeline = computed(() => {
    const asked = sheet.hasValue() ? sheet.value().timeline : null;
    const other = otherTimeline.hasValue() ? otherTimeline.value() : null;
    return [asked, other].find((each) => each?.indicator === current()?.id) ?? undefined;
  });
  /** Names, regions and terms; which of them are partners on a day is for the picture to say. */
  const countries = computed(() => lastSheet()?.countries ?? []);
  return {
    sheet,
    otherTimeline,
    indicators,
    current,
    timeline,
    countries,
    regions: computed(() => lastSheet()?.regions ?? []),
    figures: computed(() => lastSheet()?.figures ?? []),
    /** The picture of a day; undefined while something of it is on its way. */
    on: (day: Day): CoveragePicture | undefined => {
      const [shown, spans] = [current(), timeline()];
      if (!shown || !spans || countries().length === 0) return undefined;
      return pictureOn(day, shown, spans, countries(), region() ?? '');
    },
  };
}
