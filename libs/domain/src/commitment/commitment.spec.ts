import type { Actor } from '../identity/actor.js';
import {
  answersCommitment,
  commitmentReference,
  commitmentReminderStep,
  type CommitmentToMove,
  nextCommitmentState,
  refusalToMoveCommitment,
} from './life.js';
import { commitmentSteps } from './vocabulary.js';

const actor = (
  role: 'focal-point' | 'secretariat' | 'coordinator',
  scope: Actor['assignments'][number]['scope'],
): Actor => ({
  kind: 'person',
  id: 'x',
  language: 'en',
  assignments: [{ role, scope, title: null, from: '2026-01-01', until: null }],
});
const gabon = actor('focal-point', { kind: 'country', iso3: 'GAB' });
const togo = actor('focal-point', { kind: 'country', iso3: 'TGO' });
const rabat = actor('secretariat', { kind: 'region', code: 'AAF' });
const coordinator = actor('coordinator', { kind: 'network' });
const ofGabon: CommitmentToMove = {
  addressee: 'country',
  iso3: 'GAB',
  region: 'AAF',
  hasSecretariat: true,
  state: 'open',
};

describe('a commitment', () => {
  it('is moved by the one to whom it falls, and withdrawn by who runs the round table', () => {
    expect(refusalToMoveCommitment(gabon, ofGabon, 'acknowledge', '')).toBeNull();
    for (const other of [togo, rabat, coordinator]) {
      expect(refusalToMoveCommitment(other, ofGabon, 'acknowledge', '')).toMatchObject({ code: 'not-your-commitment' });
    }
    expect(refusalToMoveCommitment(rabat, ofGabon, 'withdraw', 'Merged')).toBeNull();
    expect(refusalToMoveCommitment(gabon, ofGabon, 'withdraw', 'Merged')).toMatchObject({ refused: 'forbidden' });
  });

  it('of headquarters is the coordinators’; of a region without secretariat theirs too', () => {
    const headquarters = { ...ofGabon, addressee: 'headquarters', iso3: null } as const;
    expect(answersCommitment(coordinator, headquarters)).toBe(true);
    expect(answersCommitment(rabat, headquarters)).toBe(false);
    const secretariat = { ...ofGabon, addressee: 'secretariat', iso3: null } as const;
    expect(answersCommitment(rabat, secretariat)).toBe(true);
    expect(answersCommitment(coordinator, secretariat)).toBe(false);
    expect(answersCommitment(coordinator, { ...secretariat, hasSecretariat: false })).toBe(true);
  });

  it('is declined and withdrawn with a reason only, and nothing moves what is over', () => {
    expect(refusalToMoveCommitment(gabon, ofGabon, 'decline', '  ')).toMatchObject({
      errors: [{ pointer: '/reason', code: 'required' }],
    });
    for (const state of ['done', 'declined', 'withdrawn'] as const) {
      expect(commitmentSteps.map((step) => nextCommitmentState(state, step))).toEqual([null, null, null, null, null]);
    }
  });

  it('is recalled a week before its day, on it, and a fortnight after', () => {
    const steps = ['2026-11-20', '2026-11-24', '2026-12-01', '2026-12-14', '2026-12-15', '2027-05-01'];
    expect(steps.map((today) => commitmentReminderStep('2026-12-01', today))).toEqual([null, -7, 0, 0, 14, 14]);
  });

  it('can be said on the phone', () => {
    expect([commitmentReference('AAF', 2026, 14), commitmentReference(null, 2026, 1)]).toEqual([
      'AAF-2026-C014',
      'COE-2026-C001',
    ]);
  });
});
