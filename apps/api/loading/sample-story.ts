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
export function sampleStory(countries: readonly string[], today: Day): SampleStory {
  const claims = countries.flatMap((iso3, place) =>
    Object.keys(ladders).flatMap((indicator) => historyOfPair(iso3, indicator, place, today)),
  );
  return {
    claims: [...claims, ...waiting(countries, today, claims)],
    sharing: [
      { iso3: 'ARM', indicator: 'action-plan', visibility: 'region' },
      { iso3: 'QAT', indicator: 'risk-assessment', visibility: 'restricted' },
      { iso3: 'KWT', indicator: 'risk-assessment', visibility: 'network' },
      { iso3: 'SGP', indicator: 'action-plan', visibility: 'restricted' },
    ],
    exemptions: [
      { iso3: 'SYC', indicator: 'risk-assessment', since: '2020-01-01' },
      { iso3: 'BRN', indicator: 'action-plan', since: '2021-01-01' },
    ],
  };
}

function historyOfPair(iso3: string, indicator: string, place: number, today: Day): SampleClaim[] {
  const random = randomFrom(`${iso3}/${indicator}`);
  const ladder = ladders[indicator] ?? [];
  const isSilent = random() < (indicator === 'needs-assessment' ? 0.45 : 0.12) || isKeptEmpty(iso3, indicator);
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
  if (last && (place + ladder.length) % 3 !== 0 && daysBetween(last.sentOn, today) > 300) {
    const sentOn = addDays(today, -(20 + Math.floor(random() * 320)));
    if (sentOn > last.sentOn)
      claims.push({ ...last, sentOn, decidedAfterDays: 3, isConfirmation: true, hasEvidence: false });
  }
  return claims;
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

/** Lines that wait, of different ages; one that came back with a question; one that was withdrawn. */
function waiting(countries: readonly string[], today: Day, claims: readonly SampleClaim[]): SampleClaim[] {
  const asks: readonly [string, string, number][] = [
    ['MRT', 'action-plan', 5],
    ['MRT', 'national-team', 5],
    ['TGO', 'needs-assessment', 9],
    ['GAB', 'national-team', 4],
    ['SEN', 'risk-assessment', 3],
    ['BEN', 'action-plan', 1],
    ['UZB', 'action-plan', 6],
    ['KGZ', 'risk-assessment', 2],
    ['PHL', 'needs-assessment', 15],
    ['GHA', 'action-plan', 7],
    ['JOR', 'national-team', 2],
    ['GEO', 'risk-assessment', 4],
    ['ARE', 'action-plan', 3],
    ['DZA', 'national-team', 8],
  ];
  const lines = asks
    .filter(([iso3]) => countries.includes(iso3))
    .map(([iso3, indicator, age]) => nextStep(iso3, indicator, addDays(today, -age), claims, 'submitted'));
  const returned = nextStep('LBR', 'action-plan', addDays(today, -20), claims, 'returned');
  const withdrawn = nextStep('CMR', 'risk-assessment', addDays(today, -30), claims, 'withdrawn');
  return [...lines, ...[returned, withdrawn].filter(({ iso3 }) => countries.includes(iso3))];
}

function nextStep(
  iso3: string,
  indicator: string,
  sentOn: Day,
  claims: readonly SampleClaim[],
  state: SampleClaim['state'],
): SampleClaim {
  const ladder = ladders[indicator] ?? [];
  const before = claims.filter((claim) => claim.iso3 === iso3 && claim.indicator === indicator).at(-1);
  const step = before ? Math.min(ladder.indexOf(before.level) + 1, ladder.length - 1) : 1;
  const level = ladder[step] ?? 'none';
  return {
    iso3,
    indicator,
    level,
    effectiveOn: addDays(sentOn, -14),
    sentOn,
    state,
    decidedAfterDays: 4,
    isConfirmation: false,
    hasEvidence: true,
  };
}
