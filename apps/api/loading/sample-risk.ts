import { addDays, type Confidence, type Day, type Judgement, type Language, type RiskLife } from '@portal/domain';
import { riskReasons } from './sample-risk-words.js';

/** What a team said of a scenario in one version; steps are places from 1 on the square of five by five. */
export interface SampleRating {
  readonly inherent: Judgement;
  readonly current: Judgement;
  readonly target: Judgement;
  readonly confidence: Confidence;
}

/** An invented scenario: its class, setting and story are those of a template of the library. */
export interface SampleRisk {
  readonly template: string;
  readonly likelihoodReason: string;
  readonly impactReason: string;
  readonly control: string;
  readonly ratings: SampleRating;
  /** Titles of actions of the country's sample plan that treat it. */
  readonly treatedBy: readonly string[];
  /** The last day on which its focal point bears it. */
  readonly acceptedUntil: Day | null;
  /** What the two who scored it said before they agreed on its current rating. */
  readonly scored: readonly [Judgement, Judgement] | null;
}

export interface SampleRiskVersion {
  readonly referenceYear: number;
  readonly beganOn: Day;
  /** From when it is in which state of its life, after the draft. */
  readonly steps: readonly { readonly life: RiskLife; readonly on: Day }[];
  readonly risks: readonly SampleRisk[];
}

/** One assessment through all its versions. */
export interface SampleRiskSeries {
  readonly iso3: string;
  readonly language: Language;
  readonly scope: string;
  /** Why its focal point bears a risk. */
  readonly acceptance: string;
  /** What those who scored said of it, and why they agreed. */
  readonly rationale: string;
  readonly agreement: string;
  readonly supportPartners: readonly string[];
  readonly versions: readonly SampleRiskVersion[];
}

const likelihoods = ['very-unlikely', 'unlikely', 'possible', 'likely', 'very-likely'] as const;
const impacts = ['negligible', 'minor', 'moderate', 'major', 'severe'] as const;

type Place = readonly [likelihood: number, people: number, economy: number];

function judged([likelihood, people, economy]: Place): Judgement {
  const step = (place: number) => impacts[place - 1] ?? 'negligible';
  return {
    likelihood: likelihoods[likelihood - 1] ?? 'very-unlikely',
    impacts: {
      people: step(people),
      economy: step(economy),
      environment: step(Math.max(1, economy - 1)),
      'state-and-society': step(Math.max(1, people - 1)),
    },
  };
}

interface Told {
  readonly inherent: Place;
  readonly current: Place;
  readonly target: Place;
  readonly confidence?: Confidence;
  readonly treatedBy?: readonly string[];
  readonly acceptedUntil?: Day;
  readonly scored?: readonly [Place, Place];
}

function riskIn(language: Language, template: keyof typeof riskReasons, told: Told): SampleRisk {
  const reasons = riskReasons[template][language === 'fr' ? 'fr' : 'en'];
  return {
    template,
    ...reasons,
    ratings: {
      inherent: judged(told.inherent),
      current: judged(told.current),
      target: judged(told.target),
      confidence: told.confidence ?? 'medium',
    },
    treatedBy: told.treatedBy ?? [],
    acceptedUntil: told.acceptedUntil ?? null,
    scored: told.scored ? [judged(told.scored[0]), judged(told.scored[1])] : null,
  };
}

/**
 * Two invented assessments of five common scenarios: Mauritania's in two approved versions, treated by its sample plan;
 * Ghana's first one in peer review. Days count from the day of the first load.
 */
export function sampleRisks(today: Day): readonly SampleRiskSeries[] {
  const year = Number(today.slice(0, 4));
  const ago = (days: number) => addDays(today, -days);
  const fr = (template: keyof typeof riskReasons, told: Told) => riskIn('fr', template, told);
  const en = (template: keyof typeof riskReasons, told: Told) => riskIn('en', template, told);
  return [
    {
      iso3: 'MRT',
      language: 'fr',
      scope: 'Exemple : le territoire national et ses eaux, les quatre domaines, pour trois ans.',
      acceptance: 'Exemple : le pays ne peut agir que par l’alerte rapide, qui est en place.',
      rationale: 'Exemple : les contrôles sur les marchés sont encore rares.',
      agreement: 'Exemple : le registre couvrira cette année les deux tiers des vendeurs.',
      supportPartners: ['Exemple : équipe d’appui de la région'],
      versions: [
        {
          referenceYear: year - 2,
          beganOn: ago(760),
          steps: [
            { life: 'peer-review', on: ago(720) },
            { life: 'approved', on: ago(700) },
            { life: 'superseded', on: ago(90) },
          ],
          risks: [
            fr('counterfeit-pesticide', { inherent: [5, 4, 3], current: [4, 4, 3], target: [2, 3, 2] }),
            fr('orphan-source-in-scrap', { inherent: [4, 5, 3], current: [3, 5, 3], target: [1, 3, 2] }),
            fr('disease-by-trade-in-animals', { inherent: [4, 3, 4], current: [4, 2, 4], target: [2, 2, 3] }),
            fr('tanker-accident', { inherent: [4, 3, 3], current: [3, 3, 3], target: [2, 3, 2], confidence: 'high' }),
          ],
        },
        {
          referenceYear: year,
          beganOn: ago(150),
          steps: [
            { life: 'peer-review', on: ago(110) },
            { life: 'approved', on: ago(90) },
          ],
          risks: [
            fr('counterfeit-pesticide', {
              inherent: [5, 4, 3],
              current: [4, 3, 3],
              target: [2, 3, 2],
              treatedBy: ['Registre des pesticides'],
              scored: [
                [3, 4, 3],
                [5, 2, 3],
              ],
            }),
            fr('orphan-source-in-scrap', {
              inherent: [4, 5, 3],
              current: [3, 4, 3],
              target: [1, 3, 2],
              treatedBy: ['Règles pour la ferraille', 'Loi sur la sûreté radiologique'],
              confidence: 'high',
            }),
            fr('disease-by-trade-in-animals', {
              inherent: [4, 3, 4],
              current: [4, 2, 4],
              target: [2, 2, 3],
              confidence: 'low',
            }),
            fr('tanker-accident', { inherent: [4, 3, 3], current: [3, 2, 3], target: [2, 2, 2], confidence: 'high' }),
            fr('accident-abroad', {
              inherent: [2, 5, 4],
              current: [2, 5, 3],
              target: [2, 3, 3],
              acceptedUntil: addDays(today, 60),
            }),
            fr('infection-in-a-laboratory', {
              inherent: [4, 4, 2],
              current: [3, 4, 2],
              target: [2, 3, 1],
              acceptedUntil: ago(20),
            }),
          ],
        },
      ],
    },
    {
      iso3: 'GHA',
      language: 'en',
      scope: 'Sample: the whole country and its ports, all four domains, for two years.',
      acceptance: 'Sample: nothing more can be done before the next budget.',
      rationale: 'Sample: checks on markets are still rare.',
      agreement: 'Sample: the register will cover two thirds of the sellers this year.',
      supportPartners: [],
      versions: [
        {
          referenceYear: year,
          beganOn: ago(70),
          steps: [{ life: 'peer-review', on: ago(12) }],
          risks: [
            en('counterfeit-pesticide', { inherent: [4, 4, 3], current: [4, 3, 3], target: [2, 2, 2] }),
            en('orphan-source-in-scrap', { inherent: [3, 5, 3], current: [3, 4, 3], target: [1, 3, 2] }),
            en('disease-by-trade-in-animals', { inherent: [4, 3, 4], current: [3, 3, 3], target: [2, 2, 3] }),
            en('tanker-accident', { inherent: [5, 3, 3], current: [4, 3, 2], target: [3, 2, 2], confidence: 'high' }),
            en('accident-abroad', { inherent: [1, 5, 4], current: [1, 5, 4], target: [1, 4, 3], confidence: 'low' }),
          ],
        },
      ],
    },
  ];
}
