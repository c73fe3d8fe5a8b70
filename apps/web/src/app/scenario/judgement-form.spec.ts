import { impactDimensions } from '@portal/domain';
import { judgementFields, judgementOf, judgementValues } from './judgement-form';

const label = (id: string) => ({ id, label: id.toUpperCase() });
const definitions = Object.fromEntries(impactDimensions.map((each) => [each, `hurts ${each}`])) as Record<
  (typeof impactDimensions)[number],
  string
>;
const method = {
  likelihood: ['rare', 'likely'].map((id) => ({ ...label(id), definition: `${id} means` })),
  impact: ['slight', 'grave'].map((id) => ({ ...label(id), definitions })),
};
const words = {
  likelihood: 'Likelihood',
  dimension: (of: string) => of,
  confidence: 'Confidence',
  confidenceOf: (each: string) => each,
};

describe('the fields of a judgement', () => {
  it('say what the chosen steps mean, and nothing before one is chosen', () => {
    const hints = (values: Readonly<Record<string, string>>) =>
      judgementFields(method, values, words).map(({ hint }) => hint ?? '');
    expect(hints({})).toEqual(['', '', '', '', '']);
    expect(hints({ likelihood: 'rare', economy: 'grave' })).toEqual(['rare means', '', 'hurts economy', '', '']);
  });

  it('give back the judgement that they were opened with', () => {
    const judgement = {
      likelihood: 'likely',
      impacts: { people: 'slight', economy: 'grave', environment: 'slight', 'state-and-society': 'grave' },
    };
    expect(judgementOf(judgementValues(judgement))).toEqual(judgement);
  });
});
