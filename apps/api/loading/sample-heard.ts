import type { Owner } from './owner.js';

/** Invented words with which countries were heard at the round table before, each in its own language. */
const heard: Readonly<Record<string, readonly [language: string, needs: string]>> = {
  CMR: ['fr', 'Une liste des personnes à joindre en cas d’alerte, tenue à jour.'],
  CIV: ['fr', 'Partager la liste des laboratoires entre voisins.'],
  GAB: ['fr', 'Un point de contact joignable à toute heure.'],
  MRT: ['fr', 'Des règles d’alerte communes aux frontières.'],
  MAR: ['ar', 'تبادل قوائم المختبرات بين بلدان المنطقة.'],
  SEN: ['fr', 'Former ensemble le personnel des laboratoires.'],
  SLE: ['en', 'Training of first responders outside the capital.'],
  TGO: ['fr', 'Une formation sur place, avec nos voisins.'],
};

/** Who was not heard there, and why: so that what stands in no conclusion has its reason. */
const notHeard: Readonly<Record<string, string>> = {
  BEN: 'La délégation n’est pas arrivée à temps.',
  LBR: 'Nobody held the office of focal point.',
};

/** How the countries were heard at the last round table of one region, and the draft of its minutes. */
export async function loadSampleHeard(owner: Owner): Promise<void> {
  const [meeting] = await owner.rows<{ id: string }>(
    `SELECT id FROM round_table WHERE sample AND region = 'AAF' AND city = 'Lomé'`,
  );
  if (!meeting) return;
  const office = JSON.stringify({ kind: 'region', code: 'AAF' });
  for (const [iso3, [language, needs]] of Object.entries(heard)) {
    await owner.rows(
      `INSERT INTO country_position (round_table_id, iso3, number, kind, language, needs, channel, written_by, written_role,
         written_scope, written_at, sample)
       SELECT t.id, $2, 1, 'heard', $3, $4, 'at-the-meeting', p.id, 'secretariat', $5, t.starts_at + interval '3 hours', true
       FROM round_table t, person p WHERE t.id = $1 AND p.email = 'secretariat.aaf@example.org'`,
      [meeting.id, iso3, language, needs, office],
    );
  }
  for (const [iso3, reason] of Object.entries(notHeard)) {
    await owner.rows(
      `INSERT INTO country_position (round_table_id, iso3, number, kind, reason, written_by, written_role, written_scope,
         written_at, sample)
       SELECT t.id, $2, 1, 'not-heard', $3, p.id, 'secretariat', $4, t.ends_at, true
       FROM round_table t, person p WHERE t.id = $1 AND p.email = 'secretariat.aaf@example.org'`,
      [meeting.id, iso3, reason, office],
    );
  }
  const closing = {
    section: 'closing',
    texts: { fr: 'Exemple : le Togo est remercié de son accueil. La prochaine table ronde se tient à Dakar.' },
    isLeftOut: false,
  };
  await owner.rows(
    `INSERT INTO minutes (round_table_id, number, language, sections, begun_by, begun_at, sample)
     SELECT t.id, 1, 'fr', $2, p.id, t.ends_at + interval '2 days', true
     FROM round_table t, person p WHERE t.id = $1 AND p.email = 'secretariat.aaf@example.org'`,
    [meeting.id, JSON.stringify([closing])],
  );
}
