import fc from 'fast-check';
import type { Actor, Assignment, Role } from '../identity/actor.js';
import { roles } from '../identity/actor.js';
import {
  decidersOn,
  refusalToDecide,
  refusalToDraft,
  refusalToLookAgain,
  refusalToSend,
  refusalToWithdraw,
  sideOfRetraction,
} from './decide.js';
import type { ClaimToDecide, Offices, UpdateToSend } from './decide.js';
import { claimStates } from './vocabulary.js';

const today = '2026-11-24';

const scopeOf = (role: Role): Assignment['scope'] => {
  if (role === 'focal-point' || role === 'team-member') return { kind: 'country', iso3: 'MAR' };
  if (role === 'secretariat') return { kind: 'region', code: 'AAF' };
  return role === 'administrator' ? { kind: 'system' } : { kind: 'network' };
};

const holding = (role: Role, scope = scopeOf(role)): Assignment => ({
  role,
  scope,
  title: null,
  from: today,
  until: null,
});

const person = (id: string, ...held: readonly Assignment[]): Actor => ({
  kind: 'person',
  id,
  language: 'en',
  assignments: held,
});

const focalPoint = person('nfp', holding('focal-point'));
const member = person('member', holding('team-member'));
const secretariat = person('secretariat', holding('secretariat'));
const otherSecretariat = person('other', holding('secretariat', { kind: 'region', code: 'NAS' }));
const coordinator = person('coordinator', holding('coordinator'));
const administrator = person('admin', holding('administrator'));

const offices: Offices = { regions: ['AAF'], hasSecretariat: true, hasFocalPoint: true };

const submitted: ClaimToDecide = {
  iso3: 'MAR',
  state: 'submitted',
  sentById: 'nfp',
  sentAsRole: 'focal-point',
  sentAt: '2026-11-20T09:00:00.000000Z',
};

const code = (answer: unknown) => (answer as { code?: string } | null)?.code ?? answer;

describe('a decision', () => {
  it('is refused to whoever sent it, whatever roles they hold', () => {
    const anybody = fc.subarray([...roles], { minLength: 1 });
    fc.assert(
      fc.property(anybody, fc.boolean(), fc.boolean(), (held, hasSecretariat, hasFocalPoint) => {
        const sender = person('nfp', ...held.map((role) => holding(role)));
        const there = { ...offices, hasSecretariat, hasFocalPoint };
        expect(refusalToDecide(sender, today, submitted, there)).toEqual({ refused: 'forbidden', code: 'own-claim' });
      }),
    );
  });

  it('is the secretariat’s of one of the country’s regions', () => {
    expect(refusalToDecide(secretariat, today, submitted, offices)).toBeNull();
    expect(code(refusalToDecide(otherSecretariat, today, submitted, offices))).toBe('secretariat-decides');
  });

  it('is nobody’s else while that is in office and not silent', () => {
    for (const actor of [focalPoint, member, coordinator, administrator]) {
      const claim = { ...submitted, sentById: 'somebody' };
      expect(code(refusalToDecide(actor, today, claim, offices))).toBe('secretariat-decides');
    }
  });

  it('is a coordinator’s where no secretariat is in office', () => {
    const vacant = { ...offices, hasSecretariat: false };
    expect(refusalToDecide(coordinator, today, submitted, vacant)).toBeNull();
  });

  it('is a coordinator’s too after 14 days of silence, and not a day before', () => {
    expect(decidersOn('2026-12-03', submitted, offices)).toMatchObject({
      coordinatorNow: false,
      coordinatorFrom: '2026-12-04',
    });
    expect(code(refusalToDecide(coordinator, '2026-12-03', submitted, offices))).toBe('secretariat-decides');
    expect(refusalToDecide(coordinator, '2026-12-04', submitted, offices)).toBeNull();
    expect(refusalToDecide(secretariat, '2026-12-04', submitted, offices)).toBeNull();
  });

  it('is a coordinator’s where a secretariat sent it', () => {
    const claim = { ...submitted, sentById: 'colleague', sentAsRole: 'secretariat' };
    expect(refusalToDecide(coordinator, today, claim, offices)).toBeNull();
    expect(code(refusalToDecide(secretariat, today, claim, offices))).toBe('coordinator-decides');
  });

  it('is made once: every other state is a conflict, also for whoever sent it', () => {
    for (const state of claimStates.filter((each) => each !== 'submitted')) {
      expect(refusalToDecide(secretariat, today, { ...submitted, state }, offices)).toMatchObject({
        refused: 'conflict',
      });
      expect(refusalToDecide(focalPoint, today, { ...submitted, state }, offices)).toMatchObject({
        refused: 'conflict',
      });
    }
  });
});

describe('an update', () => {
  const draft: UpdateToSend = { iso3: 'MAR', state: 'draft', lineCount: 1 };
  const noFocalPoint = { ...offices, hasFocalPoint: false };

  it('is written by the country’s own people and the secretariats of its regions', () => {
    for (const actor of [focalPoint, member, secretariat]) expect(refusalToDraft(actor, 'MAR', offices)).toBeNull();
    for (const actor of [otherSecretariat, coordinator, administrator]) {
      expect(code(refusalToDraft(actor, 'MAR', offices))).toBe('not-your-country');
    }
    expect(code(refusalToDraft(focalPoint, 'GHA', offices))).toBe('not-your-country');
  });

  it('is sent by the focal point; by a secretariat only while no focal point is in office', () => {
    expect(refusalToSend(focalPoint, draft, offices)).toBeNull();
    expect(code(refusalToSend(member, draft, offices))).toBe('focal-point-sends');
    expect(code(refusalToSend(secretariat, draft, offices))).toBe('focal-point-sends');
    expect(refusalToSend(secretariat, draft, noFocalPoint)).toBeNull();
    expect(code(refusalToSend(member, draft, noFocalPoint))).toBe('focal-point-sends');
  });

  it('is not sent empty, nor twice', () => {
    expect(code(refusalToSend(focalPoint, { ...draft, lineCount: 0 }, offices))).toBe('nothing-to-send');
    expect(code(refusalToSend(focalPoint, { ...draft, state: 'sent' }, offices))).toBe('sent');
  });

  it('is withdrawn as a draft by who may write it, once sent by who may send it, once decided by nobody', () => {
    expect(refusalToWithdraw(member, draft, offices)).toBeNull();
    const sent: UpdateToSend = { ...draft, state: 'sent' };
    expect(code(refusalToWithdraw(member, sent, offices))).toBe('focal-point-sends');
    expect(refusalToWithdraw(focalPoint, sent, offices)).toBeNull();
    expect(refusalToWithdraw(secretariat, sent, noFocalPoint)).toBeNull();
    expect(code(refusalToWithdraw(focalPoint, { ...draft, state: 'decided' }, offices))).toBe('decided');
  });
});

describe('a retraction', () => {
  const validated = { ...submitted, state: 'validated' as const, retraction: null };
  const asked = (askedBySide: 'country' | 'validator', askedById: string, isAgreed = false) => ({
    ...validated,
    retraction: { askedBySide, askedById, isAgreed },
  });

  it('is asked by either side first', () => {
    expect(sideOfRetraction(focalPoint, today, validated, offices)).toBe('country');
    expect(sideOfRetraction(secretariat, today, validated, offices)).toBe('validator');
  });

  it('is agreed by the other side only', () => {
    expect(sideOfRetraction(secretariat, today, asked('country', 'nfp'), offices)).toBe('validator');
    expect(
      code(sideOfRetraction(person('deputy', holding('focal-point')), today, asked('country', 'nfp'), offices)),
    ).toBe('retraction-agreed');
  });

  it('takes two persons, also where one sits on both sides', () => {
    const both = person('nfp', holding('focal-point'), holding('secretariat'));
    expect(code(sideOfRetraction(both, today, asked('country', 'nfp'), offices))).toBe('own-retraction');
  });

  it('is of what was validated, and once', () => {
    expect(code(sideOfRetraction(focalPoint, today, { ...validated, state: 'submitted' }, offices))).toBe(
      'not-validated',
    );
    expect(code(sideOfRetraction(focalPoint, today, asked('validator', 'x', true), offices))).toBe('retracted');
  });

  it('is nobody else’s', () => {
    for (const actor of [member, otherSecretariat, coordinator, administrator]) {
      expect(code(sideOfRetraction(actor, today, validated, offices))).toBe('not-in-office');
    }
    expect(sideOfRetraction(coordinator, today, validated, { ...offices, hasSecretariat: false })).toBe('validator');
  });
});

describe('looking again', () => {
  it('is for whoever would decide now, and never for who sent it', () => {
    expect(refusalToLookAgain(secretariat, 'nfp', offices)).toBeNull();
    expect(code(refusalToLookAgain(secretariat, 'secretariat', offices))).toBe('own-claim');
    expect(code(refusalToLookAgain(focalPoint, 'member', offices))).toBe('secretariat-decides');
    const vacant = { ...offices, hasSecretariat: false };
    expect(refusalToLookAgain(coordinator, 'nfp', vacant)).toBeNull();
    expect(code(refusalToLookAgain(member, 'nfp', vacant))).toBe('coordinator-decides');
  });
});
