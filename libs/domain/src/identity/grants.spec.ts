import fc from 'fast-check';
import { addDays } from '../day.js';
import { type Actor, type Assignment, type Role, roles, type Scope } from './actor.js';
import {
  gapDays,
  type GrantOffices,
  grantableRoles,
  isLongGap,
  isOfAnotherCountry,
  mayEnd,
  needsConfirmation,
  type Proposal,
  refusalOfGrant,
  refusalToConfirm,
  refusalToEnd,
  refusalToHandOver,
  refusalToPropose,
  scopeKindOf,
} from './grants.js';

const today = '2026-11-27';
const scopeOf = (role: Role, code = scopeKindOf[role] === 'region' ? 'AAF' : 'MAR'): Scope => {
  const kind = scopeKindOf[role];
  if (kind === 'country') return { kind, iso3: code };
  return kind === 'region' ? { kind, code } : { kind };
};
const term = (role: Role, code?: string): Assignment => ({
  role,
  scope: scopeOf(role, code),
  title: role === 'secretariat' ? 'head' : null,
  from: '2020-01-01',
  until: null,
});
const actor = (...assignments: readonly Assignment[]): Actor => ({
  kind: 'person',
  id: 'me',
  language: 'en',
  assignments,
});
const offices: GrantOffices = {
  hasFocalPoint: false,
  mainRegion: 'AAF',
  hasMainSecretariat: true,
  hasCoordinator: true,
};
const propose = (who: Actor, role: Role, more: Partial<GrantOffices> = {}, code?: string) =>
  refusalToPropose(who, { role, scope: scopeOf(role, code) }, null, { ...offices, ...more });

describe('a grant', () => {
  it.each([
    ['team-member', 'focal-point'],
    ['focal-point', 'secretariat'],
    ['secretariat', 'coordinator'],
    ['observer', 'coordinator'],
    ['coordinator', 'administrator'],
    ['administrator', 'administrator'],
  ] as const)('of a %s is proposed by a %s, and by nobody else', (role, proposer) => {
    const allowed = roles.filter((each) => propose(actor(term(each)), role) === null);
    expect(allowed).toEqual([proposer]);
  });

  it('is never proposed for oneself, whatever one holds', () => {
    fc.assert(
      fc.property(fc.subarray([...roles]), fc.constantFrom(...roles), (held, role) => {
        const who = actor(...held.map((each) => term(each)));
        expect(refusalToPropose(who, { role, scope: scopeOf(role) }, 'me', offices)).toMatchObject({
          code: 'own-grant',
        });
      }),
    );
  });

  it('of a team member is another country’s to make', () => {
    expect(propose(actor(term('focal-point', 'TUN')), 'team-member')).toMatchObject({ code: 'not-your-country' });
  });

  it('of a focal point waits until none is in office, and is the main region’s', () => {
    expect(propose(actor(term('secretariat')), 'focal-point', { hasFocalPoint: true })).toMatchObject({
      code: 'focal-point-in-office',
    });
    expect(propose(actor(term('secretariat', 'NAS')), 'focal-point')).toMatchObject({
      code: 'main-secretariat-proposes',
    });
    expect(propose(actor(term('coordinator')), 'focal-point', { hasMainSecretariat: false })).toBeNull();
  });

  it('needs a second person for who governs, once there is a coordinator, and for a focal point always', () => {
    const needing = (hasCoordinator: boolean) => roles.filter((role) => needsConfirmation(role, { hasCoordinator }));
    expect(needing(true)).toEqual(['focal-point', 'coordinator', 'administrator']);
    expect(needing(false)).toEqual(['focal-point']);
  });

  it('has its place, its title and its days', () => {
    const grant = { ...term('secretariat'), from: today };
    expect(refusalOfGrant(grant, today)).toBeNull();
    expect(refusalOfGrant({ ...grant, title: null }, today)).toMatchObject({ errors: [{ pointer: '/title' }] });
    expect(refusalOfGrant({ ...grant, role: 'observer' }, today)).toMatchObject({ errors: [{ pointer: '/scope' }] });
    expect(refusalOfGrant({ ...term('observer'), title: 'head', from: today }, today)).toMatchObject({
      errors: [{ pointer: '/title', code: 'not-allowed' }],
    });
    expect(refusalOfGrant({ ...grant, from: '2026-11-26' }, today)).toMatchObject({ errors: [{ code: 'past-day' }] });
    expect(refusalOfGrant({ ...grant, until: '2026-11-26' }, today)).toMatchObject({
      errors: [{ pointer: '/until', code: 'until-before-since' }],
    });
  });

  it('is offered for the roles that one may propose', () => {
    expect(grantableRoles(actor(term('coordinator')))).toEqual(['focal-point', 'secretariat', 'observer']);
    expect(grantableRoles(actor(term('team-member'), term('observer')))).toEqual([]);
  });
});

describe('the second person', () => {
  const proposal: Proposal = { role: 'administrator', state: 'proposed', invitedBy: 'other', personId: null };

  it('is a coordinator, and neither who proposed nor whom it is for', () => {
    expect(refusalToConfirm(actor(term('coordinator')), proposal)).toBeNull();
    expect(refusalToConfirm(actor(term('administrator')), proposal)).toMatchObject({ code: 'coordinator-confirms' });
    const own = { ...proposal, invitedBy: 'me' };
    expect(refusalToConfirm(actor(term('coordinator')), own)).toMatchObject({ code: 'own-confirmation' });
    const forMe = { ...proposal, personId: 'me' };
    expect(refusalToConfirm(actor(term('coordinator')), forMe)).toMatchObject({ code: 'own-grant' });
  });

  it('has nothing to confirm once it is open, taken up or revoked', () => {
    for (const state of ['open', 'accepted', 'revoked'] as const)
      expect(refusalToConfirm(actor(term('coordinator')), { ...proposal, state })).toMatchObject({
        code: 'not-waiting',
      });
  });
});

describe('the end of a term', () => {
  const held = { ...term('secretariat'), personId: 'other' };
  const by = actor(term('coordinator'));

  it('is set by whoever answers for the office, and by its holder', () => {
    expect(mayEnd(by, held)).toBe(true);
    expect(mayEnd(actor(term('administrator')), held)).toBe(false);
    expect(mayEnd(actor(), { ...held, personId: 'me' })).toBe(true);
    const member = { ...term('team-member'), personId: 'other' };
    expect(mayEnd(actor(term('focal-point')), member)).toBe(true);
    expect(mayEnd(actor(term('focal-point', 'TUN')), member)).toBe(false);
  });

  it('is yesterday at the earliest, and never later than it was', () => {
    expect(refusalToEnd(by, held, addDays(today, -1), today)).toBeNull();
    expect(refusalToEnd(by, held, addDays(today, -2), today)).toMatchObject({ errors: [{ code: 'past-day' }] });
    const ending = { ...held, until: '2026-12-31' };
    expect(refusalToEnd(by, ending, '2027-01-01', today)).toMatchObject({ errors: [{ code: 'later-end' }] });
    expect(refusalToEnd(by, { ...held, until: '2026-11-01' }, today, today)).toMatchObject({ code: 'term-ended' });
  });

  it('takes a term back that has not begun', () => {
    const coming = { ...held, from: '2027-01-01' };
    expect(refusalToEnd(by, coming, '2026-12-31', today)).toBeNull();
    expect(refusalToEnd(by, coming, '2026-12-30', today)).toMatchObject({ errors: [{ code: 'until-before-since' }] });
  });
});

describe('a handover', () => {
  it('is the focal point’s own, from tomorrow at the earliest', () => {
    const focalPoint = actor(term('focal-point'));
    expect(refusalToHandOver(focalPoint, 'MAR', addDays(today, 1), today)).toBeNull();
    expect(refusalToHandOver(focalPoint, 'MAR', today, today)).toMatchObject({
      errors: [{ code: 'before-tomorrow' }],
    });
    expect(refusalToHandOver(focalPoint, 'TUN', addDays(today, 1), today)).toMatchObject({ code: 'not-your-country' });
    expect(refusalToHandOver(actor(term('team-member')), 'MAR', '2027-01-01', today)).toMatchObject({
      code: 'not-your-country',
    });
  });

  it('never goes to somebody of another country', () => {
    expect(isOfAnotherCountry('MAR', [term('team-member', 'MAR'), term('secretariat')])).toBe(false);
    expect(isOfAnotherCountry('MAR', [term('team-member', 'TUN')])).toBe(true);
  });
});

describe('a gap', () => {
  it('is long after thirty days without anybody in office', () => {
    expect(isLongGap('2026-10-28', today)).toBe(false);
    expect(isLongGap('2026-10-27', today)).toBe(true);
    expect(gapDays('2026-12-01', today)).toBe(0);
  });
});
