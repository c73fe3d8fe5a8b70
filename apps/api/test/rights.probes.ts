import { peopleProbes } from './rights.people.js';
import { teamProbes } from './rights.team.js';
import { planProbes } from './rights.plans.js';
import { positionProbes } from './rights.positions.js';
import { pictureProbes } from './rights.pictures.js';
import { riskProbes } from './rights.risks.js';
import { roundTableProbes } from './rights.round-tables.js';

/** Who tries: each role, in and out of office, for Morocco (of two regions), beside it and far from it. */
export const people = [
  'visitor',
  'observer',
  'admin',
  'coordinator',
  'nfp.mar',
  'member.mar',
  'ended.mar',
  'coming.mar',
  'nfp.tun',
  'nfp.phl',
  'secretariat.aaf',
  'secretariat.nas',
  'secretariat.sea',
] as const;
export type Who = (typeof people)[number];

/** Rows of one table, and who may do what with them after domain.md; nobody else may. `:me` is nfp.mar. */
export interface Probe {
  readonly table: string;
  readonly where: string;
  /** A change that needs to read nothing, so that no other policy helps. */
  readonly touch: string;
  readonly reads: readonly Who[];
  readonly adds: readonly Who[];
  readonly changes: readonly Who[];
  readonly removes: readonly Who[];
}

const signedIn = people.filter((who) => who !== 'visitor');
const focalPoint: readonly Who[] = ['nfp.mar'];
const own: readonly Who[] = ['nfp.mar', 'member.mar'];
const secretariats: readonly Who[] = ['secretariat.aaf', 'secretariat.nas'];
const coordinator: readonly Who[] = ['coordinator'];
/** Who owns what belongs to the region AAF itself. */
const owners: readonly Who[] = ['secretariat.aaf'];
/** Who reads what is under way: the country, its regions' secretariats, coordinators. */
const reporting: readonly Who[] = [...own, ...secretariats, ...coordinator];
const region: readonly Who[] = [...reporting, 'nfp.tun'];

const acts = { adds: [], changes: [], removes: [] } as const;
const ofAll = (table: string, where: string, touch: string): Probe => ({ table, where, touch, reads: people, ...acts });

/** The four sights: each indicator of Morocco is shared with others. */
export const sights = [
  { visibility: 'public', indicator: 'national-team', reads: people },
  { visibility: 'network', indicator: 'action-plan', reads: signedIn },
  { visibility: 'region', indicator: 'risk-assessment', reads: region },
  { visibility: 'restricted', indicator: 'needs-assessment', reads: own },
] as const;

const both = (some: readonly Who[], others: readonly Who[]) => some.filter((who) => others.includes(who));

export const probes: readonly Probe[] = [
  ofAll('region', `code = 'AAF'`, 'position = 99'),
  ...[
    ofAll('partner_country', `iso3 = 'MAR'`, `note = 'x'`),
    ofAll('membership', `iso3 = 'MAR'`, `since = '2020-01-01'`),
    ofAll('indicator', `id = 'action-plan'`, 'position = 99'),
    ofAll('published_figure', 'published', `unit = 'x'`),
  ].map((probe): Probe => ({ ...probe, adds: coordinator, changes: coordinator })),
  {
    ...ofAll('indicator_level', `indicator = 'action-plan'`, `names = '{}'`),
    adds: coordinator,
    changes: coordinator,
    removes: coordinator,
  },
  // What was known is appended: nobody changes it.
  { ...ofAll('indicator_definition', `indicator = 'action-plan'`, 'shelf_life_months = 6'), adds: coordinator },
  { ...ofAll('country_definition', `iso3 = 'MAR'`, `known = '{}'`), adds: coordinator },
  ofAll('state_stamp', 'one', 'stamp = 1'),
  ofAll('round_table_stamp', 'one', 'stamp = 1'),
  { ...ofAll('sharing', `iso3 = 'MAR'`, `since = '2026-01-01'`), adds: focalPoint, changes: focalPoint },
  { ...ofAll('exemption', `iso3 = 'MAR'`, `reason = 'x'`), adds: coordinator, changes: coordinator },
  { ...ofAll('exemption_end', `until = '2031-12-31'`, `recorded_at = now()`), adds: coordinator },

  ...[
    { table: 'status_update', is: `iso3 = 'MAR' AND written_scope ->> 'probe' =`, touch: `written_at = now()` },
    { table: 'claim', is: `iso3 = 'MAR' AND fact =`, touch: `note = 'x'` },
  ].flatMap(({ table, is, touch }): Probe[] => {
    const drafts = (readers: readonly Who[]) => ({ reads: readers, adds: readers, changes: readers, removes: readers });
    return [
      { table, where: `${is} 'own-draft'`, touch, ...drafts(own) },
      { table, where: `${is} 'secretariat-draft'`, touch, ...drafts([...own, 'secretariat.aaf']) },
      { table, where: `${is} 'withdrawn-draft'`, touch, ...acts, reads: own, changes: own },
      { table, where: `${is} 'sent'`, touch, ...acts, reads: reporting, changes: reporting },
    ];
  }),
  ...sights.map(({ visibility, reads }): Probe => {
    const where = `iso3 = 'MAR' AND fact = 'validated-${visibility}'`;
    return { table: 'claim', where, touch: `retracted_at = now()`, ...acts, reads, changes: both(reporting, reads) };
  }),
  {
    // Whoever decided sees what they decided.
    table: 'claim',
    where: `fact = 'decided-restricted'`,
    touch: `retracted_at = now()`,
    ...acts,
    reads: [...own, 'secretariat.nas'],
    changes: [...own, 'secretariat.nas'],
  },
  {
    table: 'retraction',
    where: `reason = 'asked-region'`,
    touch: `asked_at = now()`,
    reads: reporting,
    adds: reporting,
    changes: reporting,
    removes: [],
  },
  ...sights.map(({ visibility, reads }): Probe => {
    const sides = both(reporting, reads);
    const where = `reason = 'agreed-${visibility}'`;
    return { table: 'retraction', where, touch: `asked_at = now()`, reads, adds: sides, changes: sides, removes: [] };
  }),
  ...sights.map(({ indicator, reads }): Probe => {
    const where = `iso3 = 'MAR' AND indicator = '${indicator}'`;
    return { table: 'status_span', where, touch: `since_precision = 'x'`, ...acts, reads };
  }),

  ...sights.map(({ visibility, reads }): Probe => {
    const adds = visibility === 'restricted' ? own : [...own, ...secretariats];
    const where = `title = 'probe-${visibility}'`;
    return { table: 'document', where, touch: `language = 'x'`, reads, adds, changes: focalPoint, removes: [] };
  }),
  ...[
    { table: 'reporting_round', where: `title = 'probe'`, touch: `due = closes` },
    {
      table: 'round_ask',
      where: `iso3 = 'MAR' AND NOT sample`,
      touch: `during = daterange('2031-01-01', '2031-12-31', '[]')`,
    },
  ].map((each): Probe => ({ ...each, reads: signedIn, adds: coordinator, changes: coordinator, removes: [] })),
  {
    table: 'round_exception',
    where: `reason = 'probe-round'`,
    touch: `until = NULL`,
    reads: reporting,
    adds: coordinator,
    changes: [],
    removes: [],
  },
  {
    // Whoever uploaded it changes it too.
    table: 'document',
    where: `title = 'probe-uploaded'`,
    touch: `language = 'x'`,
    reads: region,
    adds: [...own, ...secretariats],
    changes: ['nfp.mar', 'secretariat.nas'],
    removes: [],
  },
  ...sights.map(({ visibility }): Probe => {
    const ofRegion: readonly Who[] = [...own, 'secretariat.aaf', ...coordinator];
    const reads = { public: people, network: signedIn, region: ofRegion, restricted: owners }[visibility];
    const where = `title = 'probe-of-region-${visibility}'`;
    return { table: 'document', where, touch: `language = 'x'`, reads, adds: owners, changes: owners, removes: [] };
  }),
  {
    // Anybody's act may tell somebody; nobody reads what another person was told.
    table: 'notification',
    where: `url = '/probe'`,
    touch: `read_at = now()`,
    reads: focalPoint,
    adds: signedIn,
    changes: focalPoint,
    removes: [],
  },
  {
    table: 'work_item',
    where: `iso3 = 'MAR'`,
    touch: `due_on = '2030-01-01'`,
    reads: reporting,
    adds: reporting,
    changes: reporting,
    removes: [],
  },

  { table: 'reminder', where: `kind = 'probe'`, touch: 'step = 4', ...acts, reads: reporting },
  {
    table: 'person',
    where: `id = ':me'`,
    touch: `language = 'zh'`,
    ...acts,
    reads: [...region, 'admin'],
    changes: focalPoint,
  },
  ...peopleProbes(region),
  ofAll('sector', `id = 'health'`, 'position = 99'),
  ...planProbes,
  ...roundTableProbes(people, signedIn),
  ...positionProbes,
  ...riskProbes,
  ...pictureProbes,
  ...teamProbes(signedIn, region, reporting),
  {
    table: 'credential',
    where: `person_id = ':me'`,
    touch: `password_hash = 'x'`,
    ...acts,
    reads: focalPoint,
    changes: focalPoint,
  },
  {
    table: 'session',
    where: `person_id = ':me'`,
    touch: `created_at = now()`,
    ...acts,
    reads: focalPoint,
    removes: focalPoint,
  },
  {
    table: 'idempotency',
    where: `person_id = ':me'`,
    touch: `body_hash = 'x'`,
    ...acts,
    reads: focalPoint,
    adds: focalPoint,
  },
  {
    // That a mail was written is the administrator's to see; what it says is nobody's.
    table: 'mail',
    where: `kind = 'probe'`,
    touch: `state = 'kept'`,
    ...acts,
    reads: ['admin'],
    adds: signedIn,
  },
  {
    // Who asked, as long as they are in office; made by the system.
    table: 'export',
    where: `iso3 = 'MAR' AND person_id = ':me'`,
    touch: `progress = 7`,
    ...acts,
    reads: focalPoint,
    adds: focalPoint,
  },
  { table: 'mail_content', where: `subject = 'probe'`, touch: `text = 'x'`, ...acts, reads: [], adds: signedIn },
  { table: 'sign_in_failure', where: `subject = 'probe'`, touch: `failures = 0`, ...acts, reads: [] },
  { table: 'call_count', where: `subject = 'probe'`, touch: `calls = 0`, ...acts, reads: [] },
  {
    table: 'retention_rule',
    where: `table_name = 'notification'`,
    touch: 'keep_months = 600',
    ...acts,
    reads: ['admin'],
    changes: ['admin'],
  },
  { table: 'retention_run', where: `table_name = 'probe'`, touch: 'erased = 0', ...acts, reads: ['admin'] },
  { table: 'audit_entry', where: `table_name = 'person'`, touch: `act = 'read'`, ...acts, reads: [] },
  { table: 'audit_value', where: 'after IS NOT NULL', touch: 'before = NULL', ...acts, reads: [] },
];
