import * as fc from 'fast-check';
import { addDays } from '../../day.js';
import { guardedText } from '../../exports/cells.js';
import { cbrnDomains } from '../../cbrn-domain.js';
import {
  actionPhases,
  actionPriorities,
  actionStates,
  fundingStates,
  obligations,
  planKinds,
  planLives,
  planThemes,
  planTiers,
} from '../vocabulary.js';
import type { Say } from './exported-plan.js';
import { type ReadRows, readSheet } from './read-sheet.js';
import { type PlanSheet, sheetFactLines, sheetHeader, sheetRows } from './sheet.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.stringMatching(/^['=+\-@]{0,3}[a-z;\\\n"]{0,8}$/),
);
const said = text.map((each) => each.trim()).filter((each) => each !== '');
const day = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2020-01-01', days));
const amount = fc.integer({ min: 0, max: 10 ** 12 }).map((hundredths) => hundredths / 100);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const action = fc.record({
  id: fc.uuid(),
  lineId: fc.uuid(),
  number: fc.tuple(fc.nat(99), fc.nat(99)).map(([one, other]) => `${one}.${other}`),
  reference: fc.stringMatching(/^[A-Z]{3}-20\d\d-\d{3}$/),
  title: said,
  description: text,
  domains: fc.subarray([...cbrnDomains]),
  phase: maybe(fc.constantFrom(...actionPhases)),
  priority: fc.constantFrom(...actionPriorities),
  lead: text,
  supporting: fc.array(said, { maxLength: 3 }),
  startsOn: day,
  endsOn: day,
  cost: maybe(fc.record({ amount, currency: fc.constantFrom('EUR', 'MAD', 'XOF') })),
  funding: fc.record({ state: fc.constantFrom(...fundingStates), source: text, funded: maybe(amount) }),
  indicator: text,
  target: text,
  answersTo: fc.subarray([...obligations]),
  supportRequested: text,
  dependsOn: fc.array(fc.stringMatching(/^[A-Z]{3}-20\d\d-\d{3}$/), { maxLength: 3 }),
  assignees: fc.array(fc.emailAddress(), { maxLength: 2 }),
  state: fc.constantFrom(...actionStates),
  progress: fc.integer({ min: 0, max: 100 }),
  latest: maybe(
    fc.record({ day, note: text, reason: maybe(said), blockedBy: maybe(said), expectedEndsOn: maybe(day) }),
  ),
  sample: fc.boolean(),
});

const objective = fc.record({
  id: fc.uuid(),
  lineId: fc.uuid(),
  number: fc.integer({ min: 1, max: 999 }),
  title: said,
  theme: fc.constantFrom(...planThemes),
  actions: fc.array(action, { maxLength: 4 }),
});

const sheet: fc.Arbitrary<PlanSheet> = fc.record({
  facts: fc.record({
    title: said,
    place: maybe(fc.constantFrom('MAR', 'NAS')),
    kind: fc.constantFrom(...planKinds),
    tier: fc.constantFrom(...planTiers),
    language: fc.constantFrom('en', 'ar'),
    startsOn: day,
    endsOn: day,
    number: fc.integer({ min: 1, max: 99 }),
    life: fc.constantFrom(...planLives),
    adoptedOn: maybe(day),
    instrument: maybe(said),
  }),
  objectives: fc.uniqueArray(objective, { selector: ({ id }) => id, maxLength: 4 }),
});

/** Words of an invented language. */
const inLanguage =
  (name: string): Say =>
  (key) =>
    `${name} ${key}`;
const languages = ['fr', 'ar', 'zh'].map(inLanguage);

/** As a file holds it: texts guarded, what is empty not there. */
const written = (rows: Iterable<readonly (string | number | boolean | null)[]>): ReadRows =>
  [...rows].map((row) =>
    row.map((value) =>
      value === '' || value === null ? undefined : typeof value === 'string' ? guardedText(value) : value,
    ),
  );

describe('a plan as a sheet', () => {
  it('is read back as it was written, in every language', () => {
    fc.assert(
      fc.property(sheet, fc.constantFrom(...languages), (plan, say) => {
        const rows = written([sheetHeader(say), ...sheetRows(plan, say)]);
        expect(readSheet(rows, written(sheetFactLines(plan, say)), languages)).toEqual(plan);
      }),
    );
  });

  it('is read with its columns and facts in any order, and with others between them', () => {
    fc.assert(
      fc.property(sheet, (plan) => {
        const say = inLanguage('fr');
        const turned = (rows: ReadRows) => rows.map((row) => ['mine', ...[...row].reverse()]);
        const facts = [['Note', 'x'], ...[...written(sheetFactLines(plan, say))].reverse()];
        const rows = turned(written([sheetHeader(say), ...sheetRows(plan, say)]));
        expect(readSheet(rows, facts, languages)).toEqual(plan);
      }),
    );
  });

  it('is nobody else’s: other columns, other words or other days are left to whoever reads by meaning', () => {
    const [plan] = fc.sample(
      sheet.filter(({ objectives }) => (objectives[0]?.actions.length ?? 0) > 0),
      { numRuns: 1, seed: 7 },
    );
    if (!plan) throw new Error('no plan');
    const say = inLanguage('fr');
    const [header = [], ...rows] = written([sheetHeader(say), ...sheetRows(plan, say)]);
    const facts = written(sheetFactLines(plan, say));
    const withCell = (column: string, value: string) =>
      rows.map((row) => row.map((cell, place) => (header[place] === `fr column-${column}` ? value : cell)));
    expect(readSheet([header.slice(1), ...rows], facts, languages)).toBeNull();
    expect(readSheet([header, ...withCell('state', 'finished')], facts, languages)).toBeNull();
    expect(readSheet([header, ...withCell('endsOn', '31/12/2026')], facts, languages)).toBeNull();
    expect(readSheet([header, ...withCell('progress', 'half')], facts, languages)).toBeNull();
    expect(readSheet([header, ...rows], facts.slice(1), languages)).toBeNull();
    expect(readSheet([header, ...rows], facts, [inLanguage('es')])).toBeNull();
  });
});
