import { addDays, addMonths, type Day, daysBetween } from '@portal/domain';

/** A sample claim of the story: invented, deterministic, counted from the day of the first load. */
export interface SampleClaim {
  readonly iso3: string;
  readonly indicator: string;
  readonly level: string;
  readonly effectiveOn: Day;
  readonly sentOn: Day;
  readonly state: 'validated' | 'submitted' | 'returned' | 'withdrawn';
  readonly decidedAfterDays: number;
  readonly isConfirmation: boolean;
  readonly hasEvidence: boolean;
}

/** A country of the story, and the day from which it counts as a partner (null: ever). */
export interface SampleCountry {
  readonly iso3: string;
  readonly countsFrom: Day | null;
}

export interface SampleSharing {
  readonly iso3: string;
  readonly indicator: string;
  readonly visibility: 'network' | 'region' | 'restricted';
}

export interface SampleExemption {
  readonly iso3: string;
  readonly indicator: string;
  readonly since: Day;
}

export interface SampleStory {
  readonly claims: readonly SampleClaim[];
  readonly sharing: readonly SampleSharing[];
  readonly exemptions: readonly SampleExemption[];
}

const ladders: Readonly<Record<string, readonly string[]>> = {
  'national-team': ['none', 'being-formed', 'established'],
  'action-plan': ['none', 'in-preparation', 'drafted', 'adopted', 'being-implemented'],
  'risk-assessment': ['none', 'planned', 'under-way', 'completed'],
  'needs-assessment': ['none', 'planned', 'under-way', 'completed'],
};

/** What is not shown to all: each hides a level that is there. */
const sharing: readonly SampleSharing[] = [
  { iso3: 'ARM', indicator: 'action-plan', visibility: 'region' },
  { iso3: 'QAT', indicator: 'risk-assessment', visibility: 'restricted' },
  { iso3: 'KWT', indicator: 'risk-assessment', visibility: 'network' },
  { iso3: 'SGP', indicator: 'action-plan', visibility: 'restricted' },
];

interface OpenLine {
  readonly iso3: string;
  readonly indicator: string;
  /** Days before the first load on which it was sent. */
  readonly age: number;
  readonly state: 'submitted' | 'returned' | 'withdrawn';
  /** The level after the one that shows, or that nothing has changed. */
  readonly says: 'next' | 'same';
}

/** Lines that wait, of different ages; one that came back with a question; one that was withdrawn. */
const openLines: readonly OpenLine[] = [
  { iso3: 'MRT', indicator: 'action-plan', age: 5, state: 'submitted', says: 'next' },
  { iso3: 'MRT', indicator: 'national-team', age: 5, state: 'submitted', says: 'same' },
  { iso3: 'TGO', indicator: 'needs-assessment', age: 9, state: 'submitted', says: 'next' },
  { iso3: 'GAB', indicator: 'national-team', age: 4, state: 'submitted', says: 'next' },
  { iso3: 'SEN', indicator: 'risk-assessment', age: 3, state: 'submitted', says: 'next' },
  { iso3: 'BEN', indicator: 'action-plan', age: 1, state: 'submitted', says: 'next' },
  { iso3: 'UZB', indicator: 'action-plan', age: 6, state: 'submitted', says: 'next' },
  { iso3: 'KGZ', indicator: 'risk-assessment', age: 2, state: 'submitted', says: 'next' },
  { iso3: 'PHL', indicator: 'needs-assessment', age: 15, state: 'submitted', says: 'next' },
  { iso3: 'GHA', indicator: 'action-plan', age: 7, state: 'submitted', says: 'next' },
  { iso3: 'JOR', indicator: 'national-team', age: 2, state: 'submitted', says: 'next' },
  { iso3: 'GEO', indicator: 'risk-assessment', age: 4, state: 'submitted', says: 'next' },
  { iso3: 'ARE', indicator: 'action-plan', age: 3, state: 'submitted', says: 'next' },
  { iso3: 'DZA', indicator: 'national-team', age: 8, state: 'submitted', says: 'same' },
  { iso3: 'LBR', indicator: 'action-plan', age: 20, state: 'returned', says: 'next' },
  { iso3: 'CMR', indicator: 'risk-assessment', age: 30, state: 'withdrawn', says: 'next' },
];

/** Sample claims are never effective before this day (law 8). */
const firstDay: Day = '2020-01-01';

/** A small generator (mulberry32), so that the same countries tell the same story on every machine. */
function randomFrom(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 2654435761) >>> 0, 2166136261);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Claims over 2020 to the day of the first load in all levels, some confirmed, some out of date, some that
 * wait; sharing and exemptions so that every empty kind occurs.
 */
export function sampleStory(countries: readonly SampleCountry[], today: Day): SampleStory {
  const claims = countries.flatMap((country, place) =>
    Object.keys(ladders).flatMap((indicator) => historyOfPair(country, indicator, place, today)),
  );
  return {
    claims: [...claims, ...openLines.map((line) => openLine(line, today, claims))],
    sharing,
    exemptions: [
      { iso3: 'SYC', indicator: 'risk-assessment', since: '2020-01-01' },
      { iso3: 'BRN', indicator: 'action-plan', since: '2021-01-01' },
    ],
  };
}

function historyOfPair(
  { iso3, countsFrom }: SampleCountry,
  indicator: string,
  place: number,
  today: Day,
): SampleClaim[] {
  const random = randomFrom(`${iso3}/${indicator}`);
  // Where the next level is reported today, the story so far ends one below the last.
  const isNextOpen = openLines.some(
    (line) => line.iso3 === iso3 && line.indicator === indicator && line.says === 'next',
  );
  const ladder = (ladders[indicator] ?? []).slice(0, isNextOpen ? -1 : undefined);
  const isQuiet = random() < (indicator === 'needs-assessment' ? 0.45 : 0.12);
  const isHidden = sharing.some((each) => each.iso3 === iso3 && each.indicator === indicator);
  const isSilent = (isQuiet && !isHidden) || isKeptEmpty(iso3, indicator);
  if (isSilent) return [];
  const claims: SampleClaim[] = [];
  let day = addDays(firstDay, Math.floor(random() * 500));
  let step = Math.floor(random() * 2);
  while (day < addMonths(today, -1) && claims.length < 7) {
    const sentOn = addDays(day, 3 + Math.floor(random() * 40));
    if (sentOn >= today) break;
    const level = ladder[Math.min(step, ladder.length - 1)] ?? 'none';
    const isConfirmation = claims.at(-1)?.level === level;
    claims.push({
      iso3,
      indicator,
      level,
      effectiveOn: isConfirmation ? (claims.at(-1)?.effectiveOn ?? day) : day,
      sentOn,
      state: 'validated',
      decidedAfterDays: Math.min(1 + Math.floor(random() * 9), daysBetween(sentOn, today)),
      isConfirmation,
      hasEvidence: random() < 0.6,
    });
    const roll = random();
    step = roll < 0.08 ? Math.max(0, step - 1) : roll < 0.48 ? step + 1 : step;
    day = addDays(sentOn, 120 + Math.floor(random() * 420));
  }
  // Most countries were heard within the year, so that fresh, ageing and out of date all occur.
  const last = claims.at(-1);
  if (last && (place + (ladders[indicator] ?? []).length) % 3 !== 0 && daysBetween(last.sentOn, today) > 300) {
    const sentOn = addDays(today, -(20 + Math.floor(random() * 320)));
    if (sentOn > last.sentOn)
      claims.push({ ...last, sentOn, decidedAfterDays: 3, isConfirmation: true, hasEvidence: false });
  }
  // Nobody reports for a country before it is a partner.
  return claims.filter(({ effectiveOn }) => countsFrom === null || effectiveOn >= countsFrom);
}

/** Pairs that the story leaves without a claim, so that silence and exemption can be seen. */
function isKeptEmpty(iso3: string, indicator: string): boolean {
  return [
    'SYC:risk-assessment',
    'BRN:action-plan',
    'LBY:action-plan',
    'LBY:risk-assessment',
    'BDI:national-team',
  ].includes(`${iso3}:${indicator}`);
}

function openLine(
  { iso3, indicator, age, state, says }: OpenLine,
  today: Day,
  claims: readonly SampleClaim[],
): SampleClaim {
  const ladder = ladders[indicator] ?? [];
  const before = claims.filter((claim) => claim.iso3 === iso3 && claim.indicator === indicator).at(-1);
  const sentOn = addDays(today, -age);
  const same = says === 'same' ? before : undefined;
  return {
    iso3,
    indicator,
    level: same?.level ?? ladder[before ? ladder.indexOf(before.level) + 1 : 1] ?? 'none',
    effectiveOn: same?.effectiveOn ?? addDays(sentOn, -14),
    sentOn,
    state,
    decidedAfterDays: 4,
    isConfirmation: same !== undefined,
    hasEvidence: true,
  };
}
