import fc from 'fast-check';
import type { OutlineBlock, PlanOutline } from '../../plan/export/outline-blocks.js';
import { writtenIn } from '../../written.js';
import { ratingOf } from '../rating.js';
import type { Judgement } from '../vocabulary.js';
import { riskReportOutline } from './outline.js';
import {
  gravestFirst,
  highRisks,
  type ReportedAssessment,
  type ReportedRisk,
  type RiskReportKind,
} from './reported.js';

const steps = ['one', 'two', 'three'];
const shape = {
  likelihood: steps,
  impact: steps,
  levels: ['low', 'high', 'grave'],
  grid: [
    ['low', 'low', 'high'],
    ['low', 'high', 'high'],
    ['high', 'high', 'grave'],
  ],
  treatFrom: 'high',
};
const labelled = (ids: readonly string[]) => ids.map((id) => ({ id, label: `Label ${id}` }));
const method = {
  name: 'Three by three',
  likelihood: labelled(steps),
  impact: labelled(steps),
  levels: labelled(shape.levels),
  grid: shape.grid,
  treatFrom: shape.treatFrom,
};

const judged = (likelihood: string, impact: string): Judgement => ({
  likelihood,
  impacts: { people: impact, economy: 'one', environment: 'one', 'state-and-society': 'one' },
});
const rated = (likelihood: string, impact: string) => ratingOf(shape, judged(likelihood, impact));

const risk = (number: number, wanted: Partial<ReportedRisk> = {}): ReportedRisk => ({
  number,
  title: `Risk ${number}`,
  domain: 'C',
  origin: 'accidental',
  setting: 'transport',
  agentClass: 'pesticides',
  ratings: { inherent: rated('three', 'three'), current: rated('two', 'two'), target: rated('one', 'one') },
  confidence: 'medium',
  flags: [],
  isGap: false,
  acceptedUntil: null,
  treatments: 1,
  levelIfDone: 'low',
  words: null,
  ...wanted,
});

const assessment = (risks: readonly ReportedRisk[], wanted: Partial<ReportedAssessment> = {}): ReportedAssessment => ({
  country: 'Morocco',
  referenceYear: 2026,
  number: 2,
  life: 'approved',
  approvedOn: '2026-11-01',
  scope: 'All of it.\nAnd the sea.',
  supportPartners: ['UNICRI'],
  method,
  risks,
  sample: false,
  ...wanted,
});

const outlineOf = (of: ReportedAssessment, kind: RiskReportKind = 'top-risks') =>
  riskReportOutline(of, {
    kind,
    say: (key, values = {}) => [key, ...Object.values(values)].join(' '),
    written: writtenIn('en'),
    reader: 'A. Reader',
    madeAt: '2026-11-27T10:00:00.000000Z',
  });

const linesOf = (block: OutlineBlock): readonly string[] => {
  switch (block.kind) {
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value.text}`);
    case 'table':
      return block.rows.map((row) => row.map(({ lines }) => lines.map(({ text }) => text).join(' / ')).join(' | '));
    case 'signatures':
      return [];
    default:
      return [block.line.text];
  }
};
const textOf = ({ blocks }: PlanOutline) => blocks.flatMap(linesOf);
const factsOf = ({ cover }: PlanOutline) => cover.facts.map(({ label, value }) => `${label}: ${value.text}`);

const gap = { isGap: true, treatments: 0, flags: ['untreated'], levelIfDone: 'high' } as const;
const grave = { ...risk(0).ratings, current: rated('three', 'three') };
const low = { ...risk(0).ratings, current: rated('one', 'one') };
const unrated = { inherent: null, current: null, target: null };

describe('a report of risks', () => {
  it('names its reader, the country and the instant over every page', () => {
    expect(outlineOf(assessment([risk(1)])).marking?.text).toBe('marking Morocco A. Reader 27 November 2026 at 10:00');
  });

  it('has what nobody treats on top, then the gravest, and last what is not rated', () => {
    const risks = [risk(1, { ratings: unrated }), risk(2, { ratings: low }), risk(3, { ratings: grave }), risk(4, gap)];
    expect(gravestFirst(method.levels, risks).map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    expect(highRisks(method, risks).map(({ number }) => number)).toEqual([4, 3]);
  });

  it('counts what is high, what nobody bears of it, and what stays high once all actions are done', () => {
    const accepted = risk(4, { acceptedUntil: '2027-01-01', treatments: 0, levelIfDone: 'high' });
    const outline = outlineOf(assessment([risk(1), risk(2, gap), risk(3, { ratings: low }), accepted]));
    expect(factsOf(outline).slice(0, 5)).toEqual([
      'fact-scenarios: 4',
      'fact-high Label high: 3',
      'fact-gaps: 1',
      'fact-accepted: 1',
      'fact-if-done Label high: 2',
    ]);
  });

  it('tells the high risks in words, with what treats them, and the others in the list alone', () => {
    const words = {
      narrative: 'What could happen.\n\nThen more.',
      likelihoodRationale: 'Seen before.',
      impactRationale: '',
      controls: [{ what: 'Inspection', effect: 'works' as const }],
      treatedBy: [{ reference: 'MAR-1', title: 'Register', state: 'done', progress: 100, endsOn: '2027-03-31' }],
    };
    const text = textOf(outlineOf(assessment([risk(1, { words }), risk(2, { ratings: low })])));
    for (const said of [
      'All of it.',
      'And the sea.',
      'What could happen.',
      'Then more.',
      'Inspection | effect.works',
      'MAR-1 | Register | state.done | 31 March 2027 | 100%',
      '1. Risk 1',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('2. Risk 2');
    expect(text).not.toContain('field.impactRationale');
    expect(text.some((line) => line.startsWith('2 | Risk 2'))).toBe(true);
  });

  it('says how many it leaves out', () => {
    const many = Array.from({ length: 23 }, (_, place) => risk(place + 1));
    expect(textOf(outlineOf(assessment(many)))).toContain('told-of 20 23');
    expect(textOf(outlineOf(assessment(many), 'summary'))).toContain('further 18');
  });

  it('draws the square with the gravest impact on top, and each risk in its cell', () => {
    const text = textOf(outlineOf(assessment([risk(1), risk(2, { ratings: grave }), risk(3, { ratings: unrated })])));
    const from = text.findIndex((line) => line.startsWith('Label three |'));
    expect(text.slice(from, from + 3)).toEqual([
      'Label three | Label high | Label high | Label grave / 2',
      'Label two | Label low | Label high / 1 | Label high',
      'Label one | Label low | Label low | Label high',
    ]);
  });

  it('warns of what is not approved, superseded or sample', () => {
    const warned = (wanted: Partial<ReportedAssessment>) =>
      outlineOf(assessment([], wanted)).cover.adoption.flatMap(({ text, look }) => (look === 'caution' ? [text] : []));
    expect(warned({})).toEqual([]);
    expect(warned({ life: 'draft', sample: true })).toEqual(['sample-warning', 'not-approved']);
    expect(warned({ life: 'superseded' })).toEqual(['superseded-warning']);
  });

  it('says that there is nothing where there is nothing', () => {
    expect(textOf(outlineOf(assessment([])))).toContain('no-risks');
    expect(textOf(outlineOf(assessment([]), 'summary'))).toContain('no-risks');
    expect(textOf(outlineOf(assessment([risk(1, { ratings: low })])))).toContain('no-high Label high');
  });
});

it('keeps the direction of the square alone', () => {
  const { blocks } = outlineOf(assessment([risk(1)]));
  expect(blocks.flatMap((block) => (block.kind === 'table' ? [block.keepsDirection === true] : []))).toEqual([
    false,
    true,
  ]);
});

describe('the page for whoever decides', () => {
  const asked = (...risks: readonly ReportedRisk[]) =>
    textOf(outlineOf(assessment(risks), 'summary')).filter((line) => line.startsWith('ask-'));

  it('asks what is to be decided, and nothing where nothing is', () => {
    expect(asked(risk(1))).toEqual(['ask-nothing']);
    expect(
      asked(
        risk(1, gap),
        risk(2, { flags: ['rate-again', 'low-confidence'] }),
        risk(3, { acceptedUntil: '2026-12-31' }),
        risk(4, { acceptedUntil: '2027-12-31' }),
        risk(5, gap),
      ),
    ).toEqual(['ask-gaps 1, 5 90', 'ask-again 2 90', 'ask-ending 3 90', 'ask-doubt 2 90']);
  });

  it('is brief however much there is', () => {
    const long = 'x'.repeat(300);
    const outline = outlineOf(assessment(Array.from({ length: 60 }, (_, at) => risk(at, { title: long }))), 'summary');
    expect(outline.isBrief).toBe(true);
    const table = outline.blocks.find((block) => block.kind === 'table');
    expect(table?.kind === 'table' && table.rows).toHaveLength(5);
    expect(textOf(outline).every((line) => !line.includes('x'.repeat(80)))).toBe(true);
  });
});

it('counts no more than there is, for every picture of risks', () => {
  const level = fc.constantFrom(...steps);
  const any = fc.record({ likelihood: level, impact: level, isGap: fc.boolean(), isRated: fc.boolean() });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (each) => {
      const risks = each.map(({ likelihood, impact, isGap, isRated }, place) =>
        risk(place + 1, {
          isGap: isGap && isRated && rated(likelihood, impact).level !== 'low',
          ratings: isRated ? { ...risk(0).ratings, current: rated(likelihood, impact) } : unrated,
        }),
      );
      const high = highRisks(method, risks);
      expect(new Set(high).size).toBe(high.length);
      expect(high.every(({ ratings }) => ratings.current?.level !== 'low')).toBe(true);
      expect(high.length).toBe(risks.filter(({ ratings }) => (ratings.current?.level ?? 'low') !== 'low').length);
      const numbers = gravestFirst(method.levels, risks).map(({ number }) => number);
      expect([...numbers].sort((one, other) => one - other)).toEqual(risks.map(({ number }) => number));
    }),
  );
});
