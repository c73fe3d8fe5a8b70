import type { RiskMethod } from '@portal/contracts';
import { type Confidence, confidences, type ImpactDimension, impactDimensions, type Judgement } from '@portal/domain';
import type { FormField, FormValues } from '../ui/form-fields';

/** The words of a judgement's fields. */
export interface JudgementWords {
  readonly likelihood: string;
  dimension(of: ImpactDimension): string;
  readonly confidence: string;
  confidenceOf(each: Confidence): string;
}

type Steps = Pick<RiskMethod, 'likelihood' | 'impact'>;

/** A field for the likelihood and one for each impact; below each what the chosen step means. */
export function judgementFields(method: Steps, values: FormValues, words: JudgementWords): readonly FormField[] {
  const meant = method.likelihood.find(({ id }) => id === values['likelihood'])?.definition;
  return [
    {
      name: 'likelihood',
      label: words.likelihood,
      takes: 'choice',
      isRequired: true,
      options: method.likelihood.map(({ id, label }, place) => ({ value: id, name: `${place + 1} · ${label}` })),
      ...(meant ? { hint: meant } : {}),
    },
    ...impactDimensions.map((dimension): FormField => {
      const step = method.impact.find(({ id }) => id === values[dimension]);
      return {
        name: dimension,
        label: words.dimension(dimension),
        takes: 'choice',
        isRequired: true,
        pointers: [`impacts/${dimension}`],
        options: method.impact.map(({ id, label }, place) => ({ value: id, name: `${place + 1} · ${label}` })),
        ...(step ? { hint: step.definitions[dimension] } : {}),
      };
    }),
  ];
}

export function confidenceField(words: JudgementWords): FormField {
  return {
    name: 'confidence',
    label: words.confidence,
    takes: 'choice',
    isRequired: true,
    options: confidences.map((value) => ({ value, name: words.confidenceOf(value) })),
  };
}

export function judgementValues(judgement: Judgement | null): FormValues {
  return {
    likelihood: judgement?.likelihood ?? '',
    ...Object.fromEntries(impactDimensions.map((each) => [each, judgement?.impacts[each] ?? ''])),
  };
}

export function judgementOf(values: FormValues): Judgement {
  const of = (dimension: ImpactDimension) => values[dimension] ?? '';
  return {
    likelihood: values['likelihood'] ?? '',
    impacts: {
      people: of('people'),
      economy: of('economy'),
      environment: of('environment'),
      'state-and-society': of('state-and-society'),
    },
  };
}

export function confidenceOf(values: FormValues): Confidence {
  return confidences.find((each) => each === values['confidence']) ?? 'low';
}
