import { TestBed } from '@angular/core/testing';
import { Drafts } from '../../platform/drafts';
import { DecisionCourier } from './decision-courier';
import type { HeldDecision } from './held-decisions';
import type { Delivery } from './validation-api';
import { ValidationApi } from './validation-api';
import { waitingClaim } from './waiting-claim.harness';

const claim = waitingClaim({});
const other = waitingClaim({ id: 'c2' });

function begin(deliveries: Delivery[], kept: readonly HeldDecision[] = []) {
  const sent: string[] = [];
  const saved: (readonly HeldDecision[])[] = [];
  TestBed.configureTestingModule({
    providers: [
      DecisionCourier,
      {
        provide: ValidationApi,
        useValue: {
          decide: ({ key, claimId }: HeldDecision) => {
            sent.push(`${claimId} ${key}`);
            return Promise.resolve(deliveries.shift() ?? { kind: 'line-lost' });
          },
        },
      },
      {
        provide: Drafts,
        useValue: {
          load: () => Promise.resolve(kept.length === 0 ? null : { value: kept, at: '' }),
          save: (_: string, value: readonly HeldDecision[]) => {
            saved.push(value);
            return Promise.resolve('');
          },
        },
      },
    ],
  });
  return { courier: TestBed.inject(DecisionCourier), sent, saved };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('the ten seconds after a decision', () => {
  it('send nothing when it is undone', async () => {
    const { courier, sent, saved } = begin([]);
    courier.take(claim, { decision: 'validated' });
    expect(courier.secondsLeft()).toBe(10);
    courier.undo();
    courier.letGo();
    await settle();
    expect(sent).toEqual([]);
    expect(saved.at(-1)).toEqual([]);
  });

  it('end at once when the page is left', async () => {
    const { courier, sent } = begin([{ kind: 'answered' }]);
    courier.take(claim, { decision: 'validated' });
    courier.letGo();
    expect(sent).toHaveLength(1);
    await settle();
    expect(courier.answered()?.claimId).toBe('c1');
    expect(courier.settled()).toBe(1);
  });

  it('end at once when the next decision is taken', () => {
    const { courier, sent } = begin([{ kind: 'answered' }]);
    courier.take(claim, { decision: 'validated' });
    courier.take(other, { decision: 'returned', reason: 'Why?' });
    expect(sent).toHaveLength(1);
    courier.undo();
  });
});

describe('a decision without a line', () => {
  it('is kept, and goes under the same key', async () => {
    const { courier, sent } = begin([{ kind: 'line-lost' }, { kind: 'answered' }]);
    courier.take(claim, { decision: 'validated' });
    courier.letGo();
    await settle();
    expect(courier.kept()).toHaveLength(1);
    courier.lineBack();
    await settle();
    expect(sent[1]).toBe(sent[0]);
    expect(courier.kept()).toHaveLength(0);
  });

  it('is found on the device at the next visit and sent', async () => {
    const kept = {
      claimId: 'c9',
      iso3: 'MRT',
      indicator: 'x',
      decision: { decision: 'validated' },
      key: 'k9',
      takenAt: 0,
    } as const;
    const { courier, sent } = begin([{ kind: 'answered' }], [kept]);
    await courier.begin();
    expect(sent).toEqual(['c9 k9']);
  });
});

it('brings a refused line back with what happened', async () => {
  const { courier } = begin([{ kind: 'refused', status: 409, code: 'decided', detail: 'Decided.' }]);
  courier.take(claim, { decision: 'validated' });
  courier.letGo();
  await settle();
  expect(courier.refused()).toMatchObject([{ claimId: 'c1', code: 'decided' }]);
  expect(courier.decided().has('c1')).toBe(false);
});
