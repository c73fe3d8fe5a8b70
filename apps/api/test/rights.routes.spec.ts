import { type Application, startApplication, textOf } from './application.harness.js';
import { absent, bodies } from './rights.bodies.js';
import { seed } from './rights.seed.js';

/** Who stands outside: no right in Morocco nor in its regions. */
const outsiders = [null, 'observer', 'admin', 'nfp.phl', 'secretariat.sea'] as const;
/** Who reads what is for the region, and nothing that is the country's alone. */
const neighbours = ['nfp.tun', 'coordinator'] as const;

const signedIn = ['observer', 'admin', 'nfp.phl', 'secretariat.sea', 'nfp.tun', 'coordinator'] as const;

interface Hidden {
  readonly sql: string;
  readonly isOwnOnly: boolean;
  /** Outsiders and neighbours who may know of it all the same. */
  readonly knownTo?: readonly string[];
}

/** A row that hangs on a plan which Morocco shows to nobody. */
const planPart = (table: string) =>
  `SELECT x.id FROM ${table} x JOIN action_plan p ON p.id = x.plan_id WHERE p.title = 'probe-own'`;

/** For each resource with an id: which of its records is hidden, from whom. Null: every record is public. */
const hiddenOf: Readonly<Record<string, readonly Hidden[] | null>> = {
  claims: [
    { sql: `SELECT id FROM claim WHERE fact = 'own-draft'`, isOwnOnly: true },
    { sql: `SELECT id FROM claim WHERE fact = 'validated-restricted'`, isOwnOnly: true },
    { sql: `SELECT id FROM claim WHERE fact = 'validated-region'`, isOwnOnly: false },
    { sql: `SELECT id FROM claim WHERE fact = 'sent'`, isOwnOnly: false },
  ],
  updates: [
    { sql: `SELECT id FROM status_update WHERE written_scope ->> 'probe' = 'own-draft'`, isOwnOnly: true },
    { sql: `SELECT id FROM status_update WHERE written_scope ->> 'probe' = 'sent'`, isOwnOnly: false },
  ],
  documents: [
    { sql: `SELECT id FROM document WHERE title = 'probe-restricted'`, isOwnOnly: true },
    { sql: `SELECT id FROM document WHERE title = 'probe-region'`, isOwnOnly: false },
  ],
  exports: [{ sql: `SELECT id FROM export WHERE iso3 = 'MAR'`, isOwnOnly: true }],
  // Accounts are an administrator's to erase, and everybody else's no matter whether they are there.
  people: [{ sql: `SELECT id FROM person WHERE email = 'nfp.mar@example.org'`, isOwnOnly: false, knownTo: ['admin'] }],
  notifications: [{ sql: `SELECT id FROM notification WHERE url = '/probe'`, isOwnOnly: true }],
  // The team is the network's; whoever sits in a seat shown to the country only is not.
  teams: [{ sql: `SELECT id FROM team WHERE iso3 = 'MAR'`, isOwnOnly: false, knownTo: signedIn }],
  'team-instruments': [
    { sql: `SELECT id FROM team_instrument WHERE iso3 = 'MAR'`, isOwnOnly: false, knownTo: signedIn },
  ],
  seats: [{ sql: `SELECT id FROM seat WHERE institution = 'probe-hidden'`, isOwnOnly: false, knownTo: signedIn }],
  'seat-holdings': [{ sql: `SELECT id FROM seat_holding WHERE iso3 = 'MAR'`, isOwnOnly: false, knownTo: signedIn }],
  'team-members': [{ sql: `SELECT id FROM team_member WHERE name = 'probe-hidden'`, isOwnOnly: true }],
  'team-meetings': [{ sql: `SELECT id FROM team_meeting WHERE place = 'probe'`, isOwnOnly: false, knownTo: signedIn }],
  'meeting-decisions': [
    { sql: `SELECT id FROM meeting_decision WHERE text = 'probe'`, isOwnOnly: false, knownTo: signedIn },
  ],
  exemptions: null,
  invitations: [
    {
      sql: `SELECT id FROM invitation WHERE name = 'probe-member'`,
      isOwnOnly: true,
      knownTo: ['admin', 'coordinator'],
    },
  ],
  'role-assignments': [
    {
      sql: `SELECT a.id FROM role_assignment a JOIN person p ON p.id = a.person_id WHERE p.email = 'member.mar@example.org'`,
      isOwnOnly: false,
      knownTo: ['admin'],
    },
  ],
  'action-plans': [{ sql: `SELECT id FROM action_plan WHERE title = 'probe-own'`, isOwnOnly: true }],
  objectives: [{ sql: planPart('objective'), isOwnOnly: true }],
  actions: [{ sql: `SELECT id FROM action WHERE title = 'probe-own-1'`, isOwnOnly: true }],
  'action-dependencies': [{ sql: planPart('action_dependency'), isOwnOnly: true }],
  'plan-grants': [{ sql: planPart('plan_grant'), isOwnOnly: true }],
  imports: [{ sql: planPart('plan_import'), isOwnOnly: true }],
  'round-tables': [
    { sql: `SELECT id FROM round_table WHERE reference = 'AAF-2026-RT99'`, isOwnOnly: false, knownTo: signedIn },
  ],
  priorities: [
    { sql: `SELECT id FROM regional_priority WHERE title = 'probe-priority'`, isOwnOnly: false, knownTo: ['nfp.phl'] },
  ],
  'agenda-items': [{ sql: `SELECT id FROM agenda_item WHERE title = 'probe'`, isOwnOnly: false }],
  delegates: [{ sql: `SELECT id FROM delegate WHERE name = 'probe-delegate'`, isOwnOnly: false, knownTo: ['nfp.phl'] }],
  conclusions: [
    {
      sql: `SELECT id FROM conclusion WHERE texts ->> 'fr' = 'probe'`,
      isOwnOnly: false,
      knownTo: ['coordinator', 'nfp.phl'],
    },
  ],
  commitments: [
    {
      sql: `SELECT id FROM commitment WHERE reference = 'AAF-2026-C999'`,
      isOwnOnly: false,
      knownTo: ['coordinator', 'nfp.phl'],
    },
  ],
  // A draft is for whoever runs the round table.
  minutes: [{ sql: `SELECT id FROM minutes WHERE number = 2`, isOwnOnly: false, knownTo: ['coordinator'] }],
  'calendar-feeds': [{ sql: `SELECT id FROM calendar_feed WHERE kind = 'network'`, isOwnOnly: true }],
  'date-polls': [
    {
      sql: `SELECT p.id FROM date_poll p JOIN round_table t ON t.id = p.round_table_id WHERE t.reference = 'AAF-2026-RT99'`,
      isOwnOnly: false,
      knownTo: ['nfp.phl'],
    },
  ],
  'risk-methods': [
    { sql: `SELECT id FROM risk_method WHERE treat_from = 'probe'`, isOwnOnly: false, knownTo: ['coordinator'] },
  ],
  'risk-assessments': [{ sql: `SELECT id FROM risk_assessment WHERE reference_year = 2032`, isOwnOnly: true }],
  scenarios: [
    { sql: `SELECT id FROM scenario WHERE template = 'probe-2'`, isOwnOnly: true, knownTo: ['nfp.tun'] },
    { sql: `SELECT id FROM scenario WHERE template = 'probe-3'`, isOwnOnly: true },
  ],
  'scenario-comments': [
    {
      sql: `SELECT c.id FROM scenario_comment c JOIN scenario s ON s.id = c.scenario_id WHERE s.template = 'probe-1'`,
      isOwnOnly: true,
    },
  ],
  'scoring-rounds': [
    {
      sql: `SELECT r.id FROM scoring_round r JOIN scenario s ON s.id = r.scenario_id WHERE s.template = 'probe-1'`,
      isOwnOnly: true,
    },
  ],
  // One score of a round that is over, one of a round that is open.
  scores: [1, 2].map((number) => ({
    sql: `SELECT x.id FROM score x JOIN scenario s ON s.id = x.scenario_id WHERE s.template = 'probe-${number}'`,
    isOwnOnly: true,
  })),
  // Of whom Tunisia's focal point is one: each knows of their own.
  grants: [{ sql: `SELECT id FROM risk_grant WHERE purpose = 'review'`, isOwnOnly: true, knownTo: ['nfp.phl'] }],
  acceptances: [
    {
      sql: `SELECT x.id FROM risk_acceptance x JOIN scenario s ON s.id = x.scenario_id WHERE s.template = 'probe-3'`,
      isOwnOnly: true,
    },
  ],
  // Rounds are the network's; who answered them is told to those alone who read the country's reports.
  'reporting-rounds': null,
  indicators: null,
  memberships: null,
  'published-figures': null,
  // Kinds and ids of work, for the administrator alone.
  'failed-jobs': null,
  'retention-rules': null,
};

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
interface Route {
  readonly method: Method;
  readonly path: string;
}

let portal: Application;
let routes: readonly Route[];
beforeAll(async () => {
  portal = await startApplication();
  await seed(portal);
  const { paths } = (await portal.app.inject({ method: 'GET', url: '/api/v1/openapi.json' })).json<{
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }>();
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      method: method.toUpperCase() as Method,
      path: path.replace('/api/v1/', ''),
    })),
  );
});
afterAll(() => portal.close());

const hiddenFrom = async (reader: string | null) => {
  const found: { readonly resource: string; readonly id: string }[] = [];
  const isOutside = (outsiders as readonly (string | null)[]).includes(reader);
  for (const [resource, records] of Object.entries(hiddenOf)) {
    for (const { sql, isOwnOnly, knownTo = [] } of records ?? []) {
      if (reader !== null && knownTo.includes(reader)) continue;
      const [row] = await portal.owner<{ id: string }>(sql);
      if (isOutside || isOwnOnly) found.push({ resource, id: row?.id ?? '' });
    }
  }
  return found;
};

describe('a hidden record', () => {
  it('is listed here for every resource that has addresses of its own', () => {
    const withId = routes.filter(({ path }) => path.includes('{id}')).map(({ path }) => path.split('/')[0] ?? '');
    expect([...new Set(withId)].sort()).toEqual(Object.keys(hiddenOf).sort());
  });

  it.each([...outsiders, ...neighbours])('answers %s on every route as one that does not exist', async (reader) => {
    const hidden = await hiddenFrom(reader);
    expect(hidden.length).toBeGreaterThan(3);
    for (const { method, path } of routes.filter(({ path: each }) => each.includes('{id}'))) {
      for (const { resource, id } of hidden.filter((each) => path.startsWith(`${each.resource}/`))) {
        const ask = (which: string) =>
          portal.as(reader, method, `/${path.replace('{id}', which)}`, {
            ...(bodies[`${method} ${path}`] ? { body: bodies[`${method} ${path}`] } : {}),
            headers: method === 'PATCH' ? { 'if-match': '"1"' } : {},
          });
        const [one, other] = [await ask(id), await ask(absent)];
        const told = [method, path, resource];
        expect([...told, one.status, one.text, one.headers['content-type'], one.headers['cache-control']]).toEqual([
          ...told,
          other.status,
          other.text,
          other.headers['content-type'],
          other.headers['cache-control'],
        ]);
        // 403 comes before any record is looked for; a validator or a focal point elsewhere learns no more.
        expect([...told, [401, 403, 404].includes(one.status)]).toEqual([...told, true]);
      }
    }
  });

  it.each([...outsiders, ...neighbours])('is told to %s by no list, picture nor queue', async (reader) => {
    const ids = (await hiddenFrom(reader)).map(({ id }) => id);
    const words = ['probe-restricted', 'agreed-restricted', '"/probe"'];
    for (const { path } of routes.filter(({ method, path: each }) => method === 'GET' && !each.includes('{id}'))) {
      const filled = path.replace('{iso3}', 'MAR').replace('{code}', 'AAF');
      const indicators = path.startsWith('coverage') ? ['action-plan', 'risk-assessment', 'needs-assessment'] : [''];
      for (const indicator of indicators) {
        const query = indicator ? `?sample=include&indicator=${indicator}` : '';
        const { text, status } = await portal.as(reader, 'GET', `/${filled}${query}`);
        expect([path, status >= 500]).toEqual([path, false]);
        // The trail names the record of each entry to the administrator, and tells nothing of what it says.
        const secrets = path.startsWith('audit') ? words : [...ids, ...words];
        expect([path, secrets.filter((secret) => text.includes(secret))]).toEqual([path, []]);
      }
    }
  });

  it('is there for those whose it is', async () => {
    const own = await portal.as('nfp.mar', 'GET', '/countries/MAR/claims?limit=200');
    const [restricted] = await portal.owner<{ id: string }>(`SELECT id FROM claim WHERE fact = 'validated-restricted'`);
    expect(own.text).toContain(restricted?.id);
    expect((await portal.as('nfp.mar', 'GET', '/notifications')).text).toContain('"/probe"');
  });
});

describe('a session', () => {
  it('of somebody else goes on, whoever ends theirs everywhere', async () => {
    await portal.as('nfp.tun', 'GET', '/session');
    expect((await portal.as('nfp.uga', 'DELETE', '/sessions')).status).toBe(204);
    expect((await portal.as('nfp.tun', 'GET', '/work')).status).toBe(200);
    expect((await portal.as('nfp.uga', 'GET', '/work')).status).toBe(401);
  });
});

describe('sharing and exemptions', () => {
  it('are read by all, and set by the country’s focal point and by coordinators alone', async () => {
    for (const path of ['/sharing?iso3=MAR', '/exemptions?iso3=MAR']) {
      const [one, other] = [await portal.as(null, 'GET', path), await portal.as('nfp.mar', 'GET', path)];
      expect(one.body).toEqual(other.body);
      expect(Number(one.body['total'])).toBeGreaterThan(0);
    }
    const share = { body: { indicator: 'action-plan', visibility: 'public' } };
    const exempt = { body: { iso3: 'MAR', indicator: 'action-plan', reason: 'None.', since: '2026-01-01' } };
    for (const account of ['member.mar', 'nfp.tun', 'secretariat.aaf', 'coordinator', 'admin', 'observer']) {
      expect([account, (await portal.as(account, 'POST', '/countries/MAR/sharing', share)).status]).toEqual([
        account,
        403,
      ]);
    }
    for (const account of ['nfp.mar', 'member.mar', 'secretariat.aaf', 'admin', 'nfp.tun']) {
      expect([account, (await portal.as(account, 'POST', '/exemptions', exempt)).status]).toEqual([account, 403]);
    }
    const [visibility] = await portal.owner<{ visibility: string }>(
      `SELECT visibility FROM sharing WHERE iso3 = 'MAR' AND indicator = 'action-plan'`,
    );
    expect(textOf(visibility?.visibility)).toBe('network');
  });
});
