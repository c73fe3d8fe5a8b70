import type { Claim } from '@portal/contracts';
import { latestOf } from './latest-claims';

const claim = (id: string, change: Partial<Claim>): Claim => ({
  id,
  updateId: null,
  iso3: 'MRT',
  indicator: 'action-plan',
  level: 'adopted',
  effectiveOn: '2018-03-12',
  effectivePrecision: 'day',
  attestedOn: '2018-03-12',
  state: 'validated',
  note: '',
  evidence: [],
  confirms: null,
  replaces: null,
  sentBy: null,
  sentAt: null,
  decidedBy: null,
  decidedAt: null,
  reason: null,
  retraction: null,
  rule: 'shows',
  looksAgain: false,
  redefinedOn: null,
  visibility: 'public',
  sample: false,
  version: 1,
  ...change,
});

const hand = { role: 'focal-point', scope: { kind: 'country', iso3: 'MRT' }, person: null } as const;
const source = {
  kind: 'source',
  source: 'E/CN.15/2020/8',
  paragraph: '12',
  quote: '',
  paraphrase: '',
  ambiguity: null,
} as const;

describe('the latest of a country', () => {
  const documented = claim('documented', {
    attestedOn: '2019-12-31',
    decidedAt: '2026-11-26T06:00:00Z',
    evidence: [source],
  });
  const reported = claim('reported', {
    sentBy: hand,
    sentAt: '2026-09-01T08:00:00Z',
    decidedAt: '2026-09-03T08:00:00Z',
  });
  const waiting = claim('waiting', { sentBy: hand, sentAt: '2026-11-21T08:00:00Z', state: 'submitted' });

  it('stands by the day of the source, and not by the day on which it was loaded', () => {
    expect(latestOf([documented, reported, waiting], 5).map(({ claim: { id }, day }) => [id, day])).toEqual([
      ['waiting', '2026-11-21'],
      ['reported', '2026-09-03'],
      ['documented', '2019-12-31'],
    ]);
  });

  it('names the source of what is documented, and of nothing else', () => {
    const cited = claim('cited', { ...reported, evidence: [source] });
    expect(latestOf([documented, cited], 5).map((row) => row.source?.paragraph ?? null)).toEqual([null, '12']);
  });

  it('leaves out drafts and what is beyond the wanted number', () => {
    const draft = claim('draft', { state: 'draft', sentBy: hand });
    expect(latestOf([draft, documented, reported], 1).map(({ claim: { id } }) => id)).toEqual(['reported']);
  });
});
