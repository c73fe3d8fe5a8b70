import { bordaCount } from '@portal/domain';
import type { Owner } from './owner.js';

/** Invented words of a country, in its own language, written so many days ago; by telephone: as the secretariat heard them. */
interface SamplePosition {
  readonly iso3: string;
  readonly language: string;
  readonly needs: string;
  readonly priorities: string;
  readonly daysAgo: number;
  readonly isByTelephone?: boolean;
}

const positions: readonly SamplePosition[] = [
  {
    iso3: 'MRT',
    language: 'fr',
    needs:
      'Le transport sûr des échantillons reste notre premier besoin ; nous proposons un protocole commun aux frontières.',
    priorities: 'Transport des échantillons, puis détection aux postes terrestres.',
    daysAgo: 12,
  },
  {
    iso3: 'MAR',
    language: 'ar',
    needs: 'أولويتنا سجل إقليمي للمصادر المشعة المختومة، تُحدَّث بياناته كل سنة.',
    priorities: 'السجل أولاً، ثم الكشف عند الحدود البرية.',
    daysAgo: 21,
  },
  {
    iso3: 'SLE',
    language: 'en',
    needs: 'First responders outside the capital have had no training since 2024. This comes first for us.',
    priorities: 'Training, then safe transport of samples.',
    daysAgo: 4,
  },
  {
    iso3: 'CIV',
    language: 'fr',
    needs: 'Un exercice conjoint sur le terrain en 2027 montrerait où nos procédures divergent.',
    priorities: '',
    daysAgo: 15,
  },
  {
    iso3: 'GAB',
    language: 'fr',
    needs: 'Former d’abord les premiers intervenants, puis équiper.',
    priorities: 'Formation des premiers intervenants.',
    daysAgo: 6,
  },
  {
    iso3: 'SEN',
    language: 'fr',
    needs: 'Des transports d’échantillons sûrs, avant tout nouveau laboratoire.',
    priorities: 'Transport des échantillons.',
    daysAgo: 22,
  },
  {
    iso3: 'TGO',
    language: 'fr',
    needs: 'Détection aux postes terrestres, avec des règles d’alerte communes.',
    priorities: '',
    daysAgo: 14,
    isByTelephone: true,
  },
];

const priorities: readonly {
  readonly title: string;
  readonly domains: readonly string[];
  readonly by: string | null;
}[] = [
  { title: 'Safe transport of samples', domains: ['B'], by: 'SEN' },
  { title: 'Detection at land borders', domains: ['C', 'R', 'N'], by: 'TGO' },
  { title: 'Training of first responders', domains: ['C', 'B', 'R', 'N'], by: 'SLE' },
  { title: 'Joint field exercise in 2027', domains: ['C', 'B', 'R', 'N'], by: 'CIV' },
  { title: 'Register of sealed sources', domains: ['R'], by: 'MAR' },
  { title: 'Law on dual-use goods', domains: ['C', 'B', 'N'], by: null },
  { title: 'Messages to the public', domains: ['C', 'B', 'R', 'N'], by: null },
  { title: 'Waste of laboratories', domains: ['C', 'B'], by: 'BEN' },
  { title: 'Common list of laboratories', domains: ['B'], by: null },
];

/** Places in that list, the first choice first. Liberia and Benin have not voted. */
const ballots: Readonly<Record<string, readonly number[]>> = {
  CMR: [1, 0, 4, 2, 6],
  CIV: [0, 1, 3, 5, 2],
  GAB: [2, 0, 1, 6, 4],
  MRT: [0, 1, 2, 4, 3],
  MAR: [4, 1, 5, 0, 3],
  SEN: [0, 3, 1, 2, 7],
  SLE: [2, 0, 6, 1, 7],
  TGO: [1, 0, 2, 3, 5],
};

/** What the region put first the time before, in the order of its count. */
const before: readonly { readonly title: string; readonly domains: readonly string[] }[] = [
  { title: 'Common training of laboratory staff', domains: ['B'] },
  { title: 'Contacts for alerts across borders', domains: ['C', 'B', 'R', 'N'] },
];

/** Invented positions, priorities and ballots of the round table to come of one region, and what the last one endorsed. */
export async function loadSamplePositions(owner: Owner): Promise<void> {
  const meetings = await owner.rows<{ id: string; city: string }>(
    `SELECT id, city FROM round_table WHERE sample AND region = 'AAF' AND city IN ('Dakar', 'Lomé')`,
  );
  const next = meetings.find(({ city }) => city === 'Dakar');
  const last = meetings.find(({ city }) => city === 'Lomé');
  if (next) {
    await loadPositions(owner, next.id);
    await loadVoting(owner, next.id);
  }
  if (last) await loadEndorsed(owner, last.id);
}

async function loadPositions(owner: Owner, meeting: string): Promise<void> {
  for (const { iso3, language, needs, priorities: first, daysAgo, isByTelephone = false } of positions) {
    const [role, scope] = isByTelephone
      ? ['secretariat', { kind: 'region', code: 'AAF' }]
      : ['focal-point', { kind: 'country', iso3 }];
    await owner.rows(
      `INSERT INTO country_position (round_table_id, iso3, number, kind, language, needs, priorities, channel, written_by,
         written_role, written_scope, written_at, sample)
       VALUES ($1, $2, 1, $3, $4, $5, $6, $7, (SELECT id FROM person WHERE email = $8), $9, $10,
         now() - make_interval(days => $11), true)`,
      [
        meeting,
        iso3,
        isByTelephone ? 'heard' : 'given',
        language,
        needs,
        first,
        isByTelephone ? 'by-telephone' : null,
        isByTelephone ? 'secretariat.aaf@example.org' : `nfp.${iso3.toLowerCase()}@example.org`,
        role,
        JSON.stringify(scope),
        daysAgo,
      ],
    );
  }
  await owner.rows(
    `INSERT INTO country_position (round_table_id, iso3, number, kind, written_role, written_scope, written_at, sample)
     VALUES ($1, 'CMR', 1, 'will-speak', 'focal-point', '{"kind": "country", "iso3": "CMR"}', now() - interval '9 days', true)`,
    [meeting],
  );
  await owner.rows(
    `INSERT INTO position_ask (round_table_id, iso3, asked_by, asked_at, sample)
     SELECT $1, iso3, (SELECT id FROM person WHERE email = 'secretariat.aaf@example.org'), now() - interval '7 days', true
     FROM unnest(ARRAY['LBR', 'BEN']) AS iso3`,
    [meeting],
  );
}

async function loadVoting(owner: Owner, meeting: string): Promise<void> {
  const ids: string[] = [];
  for (const { title, domains, by } of priorities) ids.push(await loadPriority(owner, meeting, title, domains, by, 20));
  for (const [iso3, place] of [
    ['MRT', 0],
    ['GAB', 0],
    ['GAB', 2],
    ['CMR', 1],
    ['MAR', 1],
  ] as const) {
    await owner.rows(
      `INSERT INTO priority_support (priority_id, round_table_id, iso3, supports, said_at, sample)
       VALUES ($1, $2, $3, true, now() - interval '15 days', true)`,
      [ids[place], meeting, iso3],
    );
  }
  // Until noon of the first day, by the clock of the place.
  await owner.rows(
    `INSERT INTO priority_voting (round_table_id, opened_by, opened_at, until, sample)
     SELECT id, (SELECT id FROM person WHERE email = 'secretariat.aaf@example.org'), now() - interval '10 days',
       (starts::date + time '12:00') AT TIME ZONE zone, true FROM round_table WHERE id = $1`,
    [meeting],
  );
  for (const [place, [iso3, choices]] of Object.entries(ballots).entries()) {
    await owner.rows(
      `INSERT INTO ballot (round_table_id, iso3, choices, cast_by, cast_at, sample)
       VALUES ($1, $2, $3, (SELECT id FROM person WHERE email = $4), now() - make_interval(days => $5), true)`,
      [
        meeting,
        iso3,
        JSON.stringify(choices.map((choice) => ids[choice])),
        `nfp.${iso3.toLowerCase()}@example.org`,
        9 - place,
      ],
    );
  }
}

async function loadEndorsed(owner: Owner, meeting: string): Promise<void> {
  const ids: string[] = [];
  for (const { title, domains } of before) ids.push(await loadPriority(owner, meeting, title, domains, null, 180));
  const [first = '', second = ''] = ids;
  const result = bordaCount(ids, [{ choices: [first, second] }, { choices: [first, second] }]);
  await owner.rows(
    `INSERT INTO priority_voting (round_table_id, opened_at, sample) VALUES ($1, now() - interval '171 days', true)`,
    [meeting],
  );
  await owner.rows(
    `INSERT INTO ballot (round_table_id, iso3, choices, cast_at, sample)
     SELECT $1, iso3, $2, now() - interval '170 days', true FROM unnest(ARRAY['TGO', 'SEN']) AS iso3`,
    [meeting, JSON.stringify(ids)],
  );
  await owner.rows(
    `UPDATE priority_voting SET closed_at = now() - interval '169 days', result = $2 WHERE round_table_id = $1`,
    [meeting, JSON.stringify(result)],
  );
  await owner.rows(
    `UPDATE regional_priority SET status = 'endorsed', decided_at = now() - interval '168 days', version = version + 1
     WHERE round_table_id = $1`,
    [meeting],
  );
}

async function loadPriority(
  owner: Owner,
  meeting: string,
  title: string,
  domains: readonly string[],
  by: string | null,
  daysAgo: number,
): Promise<string> {
  const [row] = await owner.rows<{ id: string }>(
    `INSERT INTO regional_priority (round_table_id, title, domains, proposed_by, created_at, sample)
     VALUES ($1, $2, $3, $4, now() - make_interval(days => $5), true) RETURNING id`,
    [meeting, title, JSON.stringify(domains), by, daysAgo],
  );
  return row?.id ?? '';
}
