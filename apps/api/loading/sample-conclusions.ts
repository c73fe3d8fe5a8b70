import {
  addDays,
  commitmentReference,
  type ConclusionKind,
  type Day,
  mapOf,
  paragraphName,
  paragraphsName,
  answersName,
  textOf,
} from '@portal/domain';
import type { Owner } from './owner.js';

interface SampleConclusion {
  readonly kind: ConclusionKind;
  readonly texts: Readonly<Record<string, string>>;
  readonly answers: readonly string[];
}

/** Invented. Of the round table in Lomé, in its own language and in English. */
const conclusions: readonly SampleConclusion[] = [
  {
    kind: 'decision',
    texts: {
      fr: 'Les pays partagent la liste de leurs laboratoires avant la fin de l’année.',
      en: 'The countries share the list of their laboratories before the end of the year.',
    },
    answers: ['TGO', 'SEN', 'CIV', 'MAR'],
  },
  {
    kind: 'recommendation',
    texts: {
      fr: 'Chaque pays désigne un point de contact pour les alertes, joignable à toute heure.',
      en: 'Each country names a contact for alerts who can be reached at any hour.',
    },
    answers: ['GAB', 'CMR', 'MRT'],
  },
  {
    kind: 'request',
    texts: {
      fr: 'Le siège est prié d’organiser une formation des premiers intervenants hors des capitales.',
      en: 'Headquarters is asked for a training of first responders outside the capitals.',
    },
    answers: ['SLE', 'TGO'],
  },
];

interface SampleCommitment {
  readonly conclusion: number;
  readonly text: string;
  readonly to: string;
  /** Days from the day of the first load. */
  readonly due: number;
  readonly state: string;
  readonly reason?: string;
}

const commitments: readonly SampleCommitment[] = [
  { conclusion: 1, text: 'Partager la liste des laboratoires', to: 'TGO', due: -60, state: 'done' },
  { conclusion: 1, text: 'Partager la liste des laboratoires', to: 'MAR', due: 34, state: 'under-way' },
  { conclusion: 2, text: 'Désigner un point de contact pour les alertes', to: 'GAB', due: -43, state: 'acknowledged' },
  { conclusion: 2, text: 'Désigner un point de contact pour les alertes', to: 'SEN', due: 20, state: 'open' },
  {
    conclusion: 2,
    text: 'Recevoir une visite d’experts',
    to: 'CMR',
    due: -20,
    state: 'declined',
    reason: 'Pas de budget cette année',
  },
  { conclusion: 3, text: 'Proposer un modèle de registre', to: 'secretariat', due: 12, state: 'acknowledged' },
  { conclusion: 3, text: 'Répondre sur la formation', to: 'headquarters', due: 45, state: 'open' },
];

/** Conclusions and commitments of the round table in Lomé; a draft of those in Dakar. */
export async function loadSampleConclusions(owner: Owner): Promise<void> {
  const [row] = await owner.rows<{ today: Day }>('SELECT app.today() AS today');
  const today = row?.today ?? '';
  const held = await meetingAt(owner, 'Lomé');
  if (held) await loadAdopted(owner, held, today);
  const next = await meetingAt(owner, 'Dakar');
  if (next) await loadDraft(owner, next);
}

async function meetingAt(owner: Owner, city: string): Promise<string | undefined> {
  const [meeting] = await owner.rows<{ id: string }>(
    'SELECT id FROM round_table WHERE sample AND city = $1 ORDER BY id LIMIT 1',
    [city],
  );
  return meeting?.id;
}

async function loadAdopted(owner: Owner, meeting: string, today: Day): Promise<void> {
  const scope = JSON.stringify({ kind: 'region', code: 'AAF' });
  const ids: string[] = [];
  for (const [place, { kind, texts, answers }] of conclusions.entries()) {
    const [made] = await owner.rows<{ id: string }>(
      `INSERT INTO conclusion (round_table_id, number, edition, kind, texts, behind, answers, adopted_by, adopted_role,
         adopted_scope, adopted_at, sample)
       SELECT $1, $2, 1, $3, $4, '{}', $5, p.id, 'secretariat', $6, now() - interval '160 days', true
       FROM person p WHERE p.email = 'secretariat.aaf@example.org' RETURNING id`,
      [meeting, place + 1, kind, JSON.stringify(texts), answers, scope],
    );
    ids.push(made?.id ?? '');
  }
  const year = Number(today.slice(0, 4));
  const [counted] = await owner.rows<{ first: number }>(`SELECT app.next_references('AAF-C', $1, $2) AS first`, [
    year,
    commitments.length,
  ]);
  for (const [place, { conclusion, text, to, due, state, reason = '' }] of commitments.entries()) {
    const isOffice = to === 'secretariat' || to === 'headquarters';
    await owner.rows(
      `WITH made AS (INSERT INTO commitment (round_table_id, conclusion_id, reference, text, addressee, iso3, due_on,
           state, reason, created_at, sample)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() - interval '160 days', true)
         RETURNING id, round_table_id, created_at),
       begun AS (INSERT INTO commitment_step (round_table_id, commitment_id, state, taken_role, taken_scope, taken_at, sample)
         SELECT round_table_id, id, 'open', 'secretariat', $10, created_at, true FROM made)
       INSERT INTO commitment_step (round_table_id, commitment_id, state, reason, taken_at, sample)
       SELECT round_table_id, id, $8, $9, created_at + interval '30 days', true FROM made WHERE $8 <> 'open'`,
      [
        meeting,
        ids[conclusion - 1],
        commitmentReference('AAF', year, (counted?.first ?? 1) + place),
        text,
        isOffice ? to : 'country',
        isOffice ? null : to,
        addDays(today, due),
        state,
        reason,
        scope,
      ],
    );
  }
}

async function loadDraft(owner: Owner, meeting: string): Promise<void> {
  const { Doc, encodeStateAsUpdate } = await import('yjs');
  const document = new Doc();
  const [person] = await owner.rows<{ id: string }>(
    `SELECT id FROM person WHERE email = 'secretariat.aaf@example.org'`,
  );
  const draft = [
    {
      kind: 'decision',
      text: 'Les pays adoptent un formulaire commun pour le transport d’échantillons biologiques.',
      answers: ['MRT', 'SEN', 'CIV'],
    },
    {
      kind: 'decision',
      text: 'Un exercice de terrain commun a lieu l’an prochain. La Côte d’Ivoire propose de l’accueillir.',
      answers: ['CIV', 'TGO'],
    },
    {
      kind: 'recommendation',
      text: 'Chaque pays tient un registre des sources scellées et le renouvelle chaque année.',
      answers: ['MAR', 'CMR'],
    },
  ];
  for (const [place, { kind, text, answers }] of draft.entries()) {
    const id = `01900000-0000-7000-8000-00000000c00${place + 1}`;
    mapOf(document, paragraphsName).set(id, place + 1);
    mapOf(document, paragraphName(id)).set('kind', kind);
    for (const iso3 of answers) mapOf(document, answersName(id)).set(iso3, true);
    textOf(document, id, 'fr').insert(0, text);
  }
  await owner.rows(
    `INSERT INTO conclusion_update (round_table_id, bytes, written_by, sample) VALUES ($1, $2, $3, true)`,
    [meeting, Buffer.from(encodeStateAsUpdate(document)), person?.id ?? null],
  );
}
