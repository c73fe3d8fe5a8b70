import type { AgendaItemKind } from '@portal/domain';
import type { Owner } from './owner.js';

/** `[day, track, minutes, kind, title, speaker]`. */
type SampleItem = readonly [number, number, number, AgendaItemKind, string, string];

const items: readonly SampleItem[] = [
  [1, 0, 30, 'opening', 'Ouverture de la table ronde', 'Point focal national du Sénégal'],
  [1, 0, 15, 'statement', 'Mot de bienvenue du secrétariat régional', 'Chef du secrétariat régional'],
  [1, 0, 15, 'decision', 'Adoption de l’ordre du jour', ''],
  [1, 0, 45, 'presentation', 'Suites données aux conclusions de la 25e table ronde', 'Secrétariat régional'],
  [1, 0, 30, 'break', 'Pause café', ''],
  [1, 0, 75, 'discussion', 'Tour de table : état des équipes nationales CBRN', 'Tous les points focaux'],
  [1, 0, 90, 'break', 'Déjeuner', ''],
  [1, 1, 90, 'discussion', 'Atelier A : surveillance des façades maritimes', 'Togo'],
  [1, 2, 90, 'discussion', 'Atelier B : sûreté des laboratoires de biologie', 'Côte d’Ivoire'],
  [1, 0, 30, 'break', 'Pause café', ''],
  [1, 0, 30, 'presentation', 'Restitution des ateliers', 'Rapporteurs'],
  [2, 0, 60, 'presentation', 'Plans d’action nationaux : où en est la région ?', 'Assistant technique'],
  [2, 0, 60, 'statement', 'Positions des pays, première partie', 'Points focaux nationaux'],
  [2, 0, 30, 'break', 'Pause café', ''],
  [2, 0, 60, 'statement', 'Positions des pays, seconde partie', 'Points focaux nationaux'],
  [2, 0, 90, 'break', 'Déjeuner', ''],
  [2, 0, 75, 'discussion', 'Priorités régionales : propositions et appuis', ''],
  [2, 0, 30, 'break', 'Pause café', ''],
  [2, 0, 45, 'decision', 'Classement des priorités régionales', ''],
  [3, 0, 90, 'discussion', 'Projet de conclusions', 'Secrétariat régional'],
  [3, 0, 30, 'break', 'Pause café', ''],
  [3, 0, 60, 'decision', 'Adoption des conclusions et des engagements', ''],
  [3, 0, 30, 'statement', 'Clôture', 'Point focal national du Sénégal'],
];

/** A three-day programme, published, for the sample meeting of Dakar. */
export async function loadSampleAgenda(owner: Owner): Promise<void> {
  const [meeting] = await owner.rows<{ id: string }>(
    `SELECT id FROM round_table WHERE sample AND region = 'AAF' AND city = 'Dakar' ORDER BY starts LIMIT 1`,
  );
  if (!meeting) return;
  await owner.rows(
    `INSERT INTO agenda (round_table_id, begins, sample) VALUES ($1, ARRAY['09:00', '09:00', '09:30'], true)`,
    [meeting.id],
  );
  for (const [place, [day, track, minutes, kind, title, speaker]] of items.entries()) {
    await owner.rows(
      `INSERT INTO agenda_item (round_table_id, day, position, track, minutes, kind, title, speaker, moved_in, sample)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, true)`,
      [meeting.id, day, place + 1, track, minutes, kind, title, speaker],
    );
  }
  await owner.rows('UPDATE agenda SET published_at = clock_timestamp() WHERE round_table_id = $1', [meeting.id]);
}
