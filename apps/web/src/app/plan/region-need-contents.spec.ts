import type { CommonNeed, NeededAction } from '@portal/contracts';
import { contentsOfNeeds } from './region-need-contents';

const action = (id: string, more: Partial<NeededAction> = {}): NeededAction => ({
  id,
  planId: `plan-${id}`,
  iso3: 'MAR',
  reference: `MAR-2026-00${id}`,
  title: `Action ${id}`,
  domains: ['R'],
  phase: 'detection',
  startsOn: '2026-01-01',
  endsOn: '2027-01-01',
  state: 'not-started',
  sample: false,
  ...more,
});
const need = (theme: CommonNeed['theme'], first: NeededAction, ...others: NeededAction[]): CommonNeed => ({
  theme,
  countries: ['MAR', 'TUN'],
  first,
  matches: others.map((each) => ({ action: each, words: [], domains: [], similarity: 0.5 })),
});

describe('chosen needs', () => {
  it('become actions, one each, under an objective for each theme', () => {
    const { objectives } = contentsOfNeeds(
      [
        need('detection-trafficking', action('1'), action('2', { domains: ['N', 'C'] })),
        need('awareness', action('3', { domains: [] }), action('4', { domains: [] })),
        need('detection-trafficking', action('5'), action('6')),
      ],
      { themeName: (theme) => `Theme ${theme}`, origin: ({ first }) => `From ${first.reference}` },
    );
    expect(objectives.map(({ title, theme, actions }) => [title, theme, actions.map((each) => each.title)])).toEqual([
      ['Theme detection-trafficking', 'detection-trafficking', ['Action 1', 'Action 5']],
      ['Theme awareness', 'awareness', ['Action 3']],
    ]);
    expect(objectives[0]?.actions[0]).toMatchObject({
      description: 'From MAR-2026-001',
      domains: ['C', 'R', 'N'],
      phase: 'detection',
      lead: '',
    });
    expect(contentsOfNeeds([], { themeName: String, origin: () => '' })).toEqual({ objectives: [] });
  });
});
