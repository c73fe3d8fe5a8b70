import * as fc from 'fast-check';
import { costsByCurrency } from '../costs.js';
import { actionStates, planLives } from '../vocabulary.js';
import type { ExportedAction, ExportedPlan, Say } from './exported-plan.js';
import { planOutline } from './outline.js';
import type { OutlineMaking, OutlineBlock, PlanOutline } from './outline-blocks.js';

const say: Say = (key, values = {}) => [key, ...Object.values(values)].join(' ');
const making: OutlineMaking = {
  say,
  written: {
    day: (day) => day,
    instant: (instant) => instant,
    number: String,
    amount: String,
    percent: (value) => `${value} %`,
    enumeration: (items) => items.join(', '),
  },
  place: 'Morocco',
  madeAt: '2026-11-27T10:00:00.000000Z',
  knownAt: null,
};

const action = (number: string, more: Partial<ExportedAction> = {}): ExportedAction => ({
  id: `a${number}`,
  lineId: `l${number}`,
  objectiveId: `o${number.split('.')[0]}`,
  number,
  reference: `MAR-2026-${number}`,
  title: `Title ${number}`,
  description: '',
  domains: [],
  phase: null,
  priority: 'medium',
  lead: '',
  supporting: [],
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  cost: null,
  funding: { state: 'none', source: '', funded: null },
  assignees: [],
  indicator: '',
  target: '',
  answersTo: [],
  supportRequested: '',
  dependsOn: [],
  state: 'not-started',
  progress: 0,
  latest: null,
  isOverdue: false,
  daysLate: 0,
  isDelayed: false,
  sample: false,
  ...more,
});

const plan = (actions: readonly ExportedAction[], more: Partial<ExportedPlan> = {}): ExportedPlan => {
  const objectives = [...new Set(actions.map(({ objectiveId }) => objectiveId))].map((id) => ({
    id,
    lineId: id,
    number: Number(id.slice(1)),
    title: `Objective ${id}`,
    theme: 'awareness' as const,
  }));
  const states = actionStates.map((state) => [state, actions.filter((each) => each.state === state).length]);
  return {
    number: 2,
    kind: 'national',
    iso3: 'MAR',
    region: null,
    tier: 'strategic',
    title: 'Plan',
    language: 'fr',
    startsOn: '2026-01-01',
    endsOn: '2030-12-31',
    life: 'draft',
    isExpired: false,
    asAt: '2026-11-27',
    progress: 40,
    plannedProgress: 50,
    adoption: null,
    carriesOut: null,
    steps: [],
    sample: false,
    objectives,
    actions,
    overview: {
      byState: Object.fromEntries(states) as ExportedPlan['overview']['byState'],
      overdue: 0,
      costs: costsByCurrency(actions),
      withoutCost: 0,
      converted: null,
      objectives: objectives.map(({ id }) => ({
        id,
        actions: actions.length,
        progress: null,
        plannedProgress: null,
        overdue: 0,
        costs: costsByCurrency(actions.filter(({ objectiveId }) => objectiveId === id)),
      })),
    },
    exchangeRates: [],
    ...more,
  };
};

const textsOf = (block: OutlineBlock): readonly string[] => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.line.text];
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, value.text]);
    case 'table':
      return [block.columns, ...block.rows].flatMap((row) => row.flatMap(({ lines }) => lines.map(({ text }) => text)));
    case 'signatures':
      return [...block.place, ...block.signatories, ...block.lines];
  }
};
const allTexts = ({ blocks }: PlanOutline) => blocks.flatMap(textsOf);
const headings = ({ blocks }: PlanOutline) =>
  blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.line.text] : []));

describe('a plan as a document', () => {
  it('has its parts in the order in which it is signed', () => {
    expect(headings(planOutline(plan([action('1.1')]), making))).toEqual([
      'part-legal',
      'part-objectives',
      'part-signature',
      'part-costs',
      'part-progress 2026-11-27',
    ]);
  });

  it('holds each action once in its objective and once in the progress, and no table is out of shape', () => {
    const plans = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 12 })), { selector: String })
      .map((places) => plan(places.map(([objective, place]) => action(`${objective}.${place}`))));
    fc.assert(
      fc.property(plans, (each) => {
        const outline = planOutline(each, making);
        const texts = allTexts(outline);
        for (const { title } of each.actions) expect(texts.filter((text) => text === title)).toHaveLength(2);
        for (const block of outline.blocks) {
          if (block.kind !== 'table') continue;
          expect(block.shares.reduce((sum, share) => sum + share, 0)).toBe(100);
          for (const row of [block.columns, ...block.rows]) expect(row).toHaveLength(block.shares.length);
        }
      }),
    );
  });

  it('puts actions in the order of their numbers', () => {
    const texts = allTexts(planOutline(plan(['1.10', '2.1', '1.9'].map((number) => action(number))), making));
    const titles = texts.filter((text) => text.startsWith('Title'));
    expect(titles.slice(0, 3)).toEqual(['Title 1.9', 'Title 1.10', 'Title 2.1']);
  });

  it('says on its cover by what it was adopted, and that it was not', () => {
    const said = (more: Partial<ExportedPlan>) =>
      planOutline(plan([], more), making).cover.adoption.map(({ text }) => text);
    expect(said({})).toEqual(['not-adopted']);
    const adoption = { on: '2026-03-01', instrument: 'Decree 7', document: { title: null } };
    expect(said({ adoption, isExpired: true, sample: true })).toEqual([
      'adopted-by 2026-03-01',
      'Decree 7',
      'expired',
      'sample-warning',
    ]);
    expect(allTexts(planOutline(plan([], { adoption }), making))).toContain('document-held');
  });

  it('never adds what is in two currencies', () => {
    const cost = (amount: number, currency: string) => ({ cost: { amount, currency } });
    const actions = [action('1.1', cost(10, 'EUR')), action('1.2', cost(20, 'EUR')), action('1.3', cost(500, 'MAD'))];
    const texts = allTexts(planOutline(plan(actions), making));
    expect(texts).toContain('30');
    expect(texts).not.toContain('530');
    expect(texts).toContain('never-added');
  });

  it('says in one currency what has a rate, with the rate, and names what has none', () => {
    const [sum] = costsByCurrency([action('1.1', { cost: { amount: 10, currency: 'EUR' } })]);
    if (!sum) throw new Error('no sum');
    const base = plan([action('1.1', { cost: { amount: 10, currency: 'EUR' } })]);
    const texts = allTexts(
      planOutline(
        {
          ...base,
          overview: { ...base.overview, converted: { ...sum, currency: 'MAD', rates: ['r'], missing: ['XOF'] } },
          exchangeRates: [
            { id: 'r', from: 'EUR', to: 'MAD', rate: 10.9, day: '2026-01-01', source: 'Bank Al-Maghrib' },
            { id: 'other', from: 'EUR', to: 'MAD', rate: 9, day: '2020-01-01', source: 'Old' },
          ],
        },
        making,
      ),
    );
    expect(texts).toEqual(
      expect.arrayContaining(['converted MAD', 'rate-missing XOF', 'rate-from-to EUR MAD 10.9', 'Bank Al-Maghrib']),
    );
    expect(texts).not.toContain('Old');
  });

  it('says what is late or blocked, by whom and why', () => {
    const latest = {
      day: '2026-06-01',
      note: '',
      reason: 'No budget',
      blockedBy: 'Treasury',
      expectedEndsOn: '2027-02-01',
    };
    const late = action('1.1', { state: 'blocked', isOverdue: true, isDelayed: true, latest });
    expect(allTexts(planOutline(plan([late]), making))).toEqual(
      expect.arrayContaining([
        'overdue',
        'delayed',
        'labelled column-reason No budget',
        'labelled column-blockedBy Treasury',
        'labelled column-expectedEndsOn 2027-02-01',
      ]),
    );
  });

  it('is signed by whoever the kind of plan asks for', () => {
    const of = (kind: ExportedPlan['kind']) =>
      planOutline(plan([], { kind }), making).blocks.flatMap((block) =>
        block.kind === 'signatures' ? block.signatories : [],
      );
    expect(of('national')).toEqual(['sign-authority', 'sign-focal-point']);
    expect(of('regional')).toEqual(['sign-secretariat']);
    expect(of('interregional')).toEqual(['sign-headquarters']);
  });

  it('says each step of its life with its day', () => {
    const steps = planLives.map((life) => ({ life, at: '2026-02-03T10:00:00.000000Z' }));
    const texts = allTexts(planOutline(plan([], { steps }), making));
    expect(texts).toEqual(expect.arrayContaining(planLives.map((life) => `life-${life}`)));
    expect(texts).toContain('2026-02-03');
  });
});
