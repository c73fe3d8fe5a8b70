import { addDays, addMonths, answersOf, type Day, type RoundDays } from '@portal/domain';
import type { SampleClaim, SampleCountry } from './sample-story.js';

/** An invented round. It asks for what the portal asks since 2019 alone, so that it changes no real picture. */
export interface SampleRound extends RoundDays {
  readonly title: string;
  readonly indicators: readonly string[];
  readonly countries: readonly string[];
  /** Who may answer late, where anybody was. */
  readonly exceptions: readonly { readonly iso3: string; readonly until: Day; readonly reason: string }[];
}

const headlines = ['national-team', 'action-plan'];

/** One round that closed last year and one that is open on the day of the first load, answered by the story's claims. */
export function sampleRounds(
  countries: readonly SampleCountry[],
  claims: readonly SampleClaim[],
  today: Day,
): readonly SampleRound[] {
  const last = roundOf('Sample: status of the year before', [...headlines, 'risk-assessment'], countries, {
    opens: addMonths(today, -20),
    due: addMonths(today, -13),
    closes: addMonths(today, -12),
  });
  const present = roundOf('Sample: status of this year', headlines, countries, {
    opens: addMonths(today, -6),
    due: addDays(today, 21),
    closes: addDays(today, 35),
  });
  return [{ ...last, exceptions: lateIn(last, claims) }, present];
}

function roundOf(
  title: string,
  indicators: readonly string[],
  countries: readonly SampleCountry[],
  days: RoundDays,
): SampleRound {
  const partners = countries.filter(({ countsFrom }) => countsFrom === null || countsFrom <= days.opens);
  return { title, ...days, indicators, countries: partners.map(({ iso3 }) => iso3), exceptions: [] };
}

/** The first country that missed a line and sent it within three months of the closing. */
function lateIn(round: SampleRound, claims: readonly SampleClaim[]): SampleRound['exceptions'] {
  const until = addMonths(round.closes, 3);
  const late = round.countries.find((iso3) => {
    const sendings = claims
      .filter((claim) => claim.iso3 === iso3 && claim.state !== 'withdrawn')
      .map(({ indicator, sentOn }) => ({ indicator, sentAt: `${sentOn}T09:30:00.000000Z` }));
    const country = { asked: round.indicators, exemptions: new Map(), sendings };
    const isComplete = (exceptions: readonly { readonly until: Day }[]) =>
      answersOf(round, { ...country, exceptions }).isComplete;
    return !isComplete([]) && isComplete([{ until }]);
  });
  const reason = 'Sample: the ministry was being reorganised when the round closed.';
  return late === undefined ? [] : [{ iso3: late, until, reason }];
}
