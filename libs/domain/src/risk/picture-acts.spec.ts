import type { Actor, Assignment } from '../identity/actor.js';
import {
  type DraftedPicture,
  refusalToConsentToPicture,
  refusalToDraftPicture,
  refusalToLookAtPicture,
  refusalToPublishDraft,
  refusalToSharePicture,
} from './picture-acts.js';
import type { RegionalPicture } from './regional-picture.js';

const actor = (role: Assignment['role'], scope: Assignment['scope']): Actor => ({
  kind: 'person',
  id: 'x',
  language: 'fr',
  assignments: [{ role, scope, title: null, from: '2020-01-01', until: null }],
});
const focal = actor('focal-point', { kind: 'country', iso3: 'A' });
const secretariat = actor('secretariat', { kind: 'region', code: 'AAF' });
const coordinator = actor('coordinator', { kind: 'network' });
const place = { region: 'AAF', hasSecretariat: true };
const quarter = '2026-10-01';
const five = ['A', 'B', 'C', 'D', 'E'];
const words = { C: 'fewer-than-half', B: 'fewer-than-half', R: 'fewer-than-half', N: 'fewer-than-half' } as const;
const picture = (countries: readonly string[] = five): RegionalPicture => ({
  region: 'AAF',
  quarter,
  countries,
  words,
});
const drafted = (more: Partial<DraftedPicture> = {}): DraftedPicture => ({
  ...{ picture: picture(), draftedOn: '2026-10-05', looked: [], agreed: [], consented: [] },
  ...more,
});
const codeOf = (refusal: object | null) => (refusal && 'code' in refusal ? refusal.code : refusal);

describe('sharing with the regional picture', () => {
  it('is the focal point’s act, with an approved assessment; leaving needs none', () => {
    const joins = { joins: true, hasApproved: true };
    expect(refusalToSharePicture(focal, 'A', joins)).toBeNull();
    expect(codeOf(refusalToSharePicture(focal, 'A', { ...joins, hasApproved: false }))).toBe('no-approved-assessment');
    expect(refusalToSharePicture(focal, 'A', { joins: false, hasApproved: false })).toBeNull();
    // Nobody else learns whether it has one.
    expect(codeOf(refusalToSharePicture(focal, 'B', { ...joins, hasApproved: false }))).toBe('focal-point-shares');
    expect(codeOf(refusalToSharePicture(secretariat, 'A', joins))).toBe('focal-point-shares');
  });
});

describe('a drafted picture', () => {
  it('is drawn by the region’s secretariat, by a coordinator where none is in office', () => {
    const draft = (who: Actor, where = place) => codeOf(refusalToDraftPicture(who, where, picture(), [], []));
    expect([draft(secretariat), draft(coordinator), draft(focal)]).toEqual([
      null,
      'not-your-picture',
      'not-your-picture',
    ]);
    expect(draft(coordinator, { ...place, hasSecretariat: false })).toBeNull();
  });

  it('is drawn once a quarter, of somebody, and not of nearly those who were shown', () => {
    const draft = (
      countries: readonly string[],
      shown: readonly RegionalPicture[],
      published: readonly string[] = [],
    ) => codeOf(refusalToDraftPicture(secretariat, place, picture(countries), shown, published));
    expect(draft(five, [], [quarter])).toBe('picture-this-quarter');
    expect(draft([], [])).toBe('nobody-shares');
    expect(draft([...five, 'F'], [picture()])).toBe('picture-gives-away');
    expect(draft(five, [picture()])).toBeNull();
  });

  it('is looked at by those whose it is, while nobody joined or left', () => {
    const look = (draft: DraftedPicture | null, present: readonly string[], shown: readonly RegionalPicture[] = []) =>
      codeOf(refusalToLookAtPicture(focal, 'A', draft, present, shown));
    expect([look(drafted(), five), look(null, five)]).toEqual([null, 'no-draft']);
    expect(look(drafted(), ['B', 'C', 'D', 'E'])).toBe('not-sharing');
    expect(look(drafted(), [...five, 'F'])).toBe('picture-changed');
    // What was shown since it was drawn counts too, unless it was shown itself.
    const other = picture([...five, 'F']);
    expect(look(drafted(), five, [other])).toBe('picture-gives-away');
    expect(look(drafted({ looked: ['B'] }), five, [other])).toBeNull();
    expect(codeOf(refusalToLookAtPicture(focal, 'B', drafted(), five, []))).toBe('focal-point-shares');
  });

  it('is looked at by fewer than five when each has agreed to look', () => {
    const three = ['A', 'B', 'C'];
    const look = (agreed: readonly string[]) =>
      refusalToLookAtPicture(focal, 'A', drafted({ picture: picture(three), agreed }), three, []);
    expect(look(['A', 'C'])).toMatchObject({ code: 'picture-needs-consent', involved: ['B'] });
    expect(look(three)).toBeNull();
  });

  it('is consented to by a country that has seen it', () => {
    const consent = (to: 'look' | 'publish', looked: readonly string[]) =>
      codeOf(refusalToConsentToPicture(focal, 'A', to, drafted({ looked }), five));
    expect([consent('look', []), consent('publish', []), consent('publish', ['A'])]).toEqual([
      null,
      'picture-not-seen',
      null,
    ]);
    expect(codeOf(refusalToConsentToPicture(focal, 'A', 'look', null, five))).toBe('no-draft');
    expect(codeOf(refusalToConsentToPicture(secretariat, 'A', 'look', drafted(), five))).toBe('focal-point-shares');
  });

  it('is published when each has looked or could have, and of those who still share', () => {
    const publish = (draft: DraftedPicture | null, more: object = {}, who = secretariat) =>
      codeOf(
        refusalToPublishDraft(who, place, {
          ...{ draft, present: draft?.picture.countries ?? five, today: '2026-10-06', shown: [], published: [] },
          ...more,
        }),
      );
    expect(publish(drafted({ looked: five }))).toBeNull();
    expect(publish(drafted({ looked: ['A'] }))).toBe('picture-not-seen');
    expect(publish(drafted({ looked: ['A'] }), { today: '2026-10-12' })).toBeNull();
    expect(publish(drafted({ looked: five }), { present: ['A', 'B', 'C', 'D'] })).toBe('picture-changed');
    expect(publish(drafted({ looked: five }), { published: [quarter] })).toBe('picture-this-quarter');
    expect([publish(null), publish(drafted({ looked: five }), {}, focal)]).toEqual(['no-draft', 'not-your-picture']);
    const three = drafted({ picture: picture(['A', 'B', 'C']), looked: ['A', 'B', 'C'], consented: ['A', 'C'] });
    expect(publish(three)).toBe('picture-needs-consent');
    expect(publish({ ...three, consented: ['A', 'B', 'C'] })).toBeNull();
  });
});
