import * as fc from 'fast-check';
import { applyComparison, compareContents, type FieldValue, type PlanContent } from './comparison.js';

const value: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.record({ amount: fc.integer(), currency: fc.constantFrom('EUR', 'MAD') }),
);
const field = fc.constantFrom('title', 'theme', 'startsOn', 'cost', 'dependsOn', 'toString');
const fields = fc.dictionary(field, value, { noNullPrototype: true });
const lines = fc.dictionary(fc.constantFrom('l1', 'l2', 'l3', 'l4', 'constructor'), fields, { noNullPrototype: true });
const content: fc.Arbitrary<PlanContent> = fc.record({ plan: fields, objectives: lines, actions: lines });

const empty = { added: [], removed: [], changed: [] };

describe('comparing two versions of a plan', () => {
  it('is empty for a version and itself', () => {
    fc.assert(
      fc.property(content, (version) => {
        const copy = JSON.parse(JSON.stringify(version)) as PlanContent;
        expect(compareContents(version, copy)).toMatchObject({ plan: [], objectives: empty, actions: empty });
      }),
    );
  });

  it('gives the newer one when it is applied to the older one', () => {
    fc.assert(
      fc.property(content, content, (older, newer) => {
        expect(applyComparison(older, compareContents(older, newer))).toEqual(newer);
      }),
    );
  });

  it('tells what was added, removed and changed, field by field', () => {
    const older = {
      plan: { title: 'Plan' },
      objectives: { o: { number: 1 } },
      actions: { a: { title: 'Kits', endsOn: '2026-06-30', dependsOn: ['x'] }, b: { title: 'Old' } },
    };
    const newer = {
      plan: { title: 'Plan' },
      objectives: { o: { number: 1 } },
      actions: { a: { title: 'Kits', endsOn: '2026-09-30', dependsOn: ['x'] }, c: { title: 'New' } },
    };
    expect(compareContents(older, newer)).toEqual({
      plan: [],
      objectives: { ...empty, unchanged: 1 },
      actions: {
        added: [{ line: 'c', fields: { title: 'New' } }],
        removed: [{ line: 'b', fields: { title: 'Old' } }],
        changed: [{ line: 'a', changes: [{ field: 'endsOn', before: '2026-06-30', after: '2026-09-30' }] }],
        unchanged: 0,
      },
    });
  });
});
