import type { Application } from './application.harness.js';
import type { Probe, Who } from './rights.probes.js';

const nobody: readonly Who[] = [];
const focalPoint: readonly Who[] = ['nfp.mar'];
const own: readonly Who[] = ['nfp.mar', 'member.mar'];
const secretariat: readonly Who[] = ['secretariat.aaf'];
const kept = { changes: nobody, removes: nobody } as const;

/** Morocco alone shares in its main region; it has looked at the picture that was published, and not at the next one. */
export const pictureProbes: readonly Probe[] = [
  {
    table: 'picture_sharing',
    where: `iso3 = 'MAR'`,
    touch: 'sample = true',
    reads: [...own, 'coordinator', 'nfp.tun', 'secretariat.aaf', 'secretariat.nas'],
    adds: focalPoint,
    changes: focalPoint,
    removes: nobody,
  },
  {
    table: 'picture_draft',
    where: `quarter = '2031-01-01'`,
    touch: 'sample = true',
    reads: own,
    adds: secretariat,
    ...kept,
  },
  // Nobody has looked: not even whoever had it drawn reads its words.
  {
    table: 'picture_draft',
    where: `quarter = '2031-04-01'`,
    touch: 'sample = true',
    reads: nobody,
    adds: secretariat,
    ...kept,
  },
  { table: 'picture_look', where: `iso3 = 'MAR'`, touch: 'sample = true', reads: own, adds: focalPoint, ...kept },
  { table: 'picture_consent', where: `iso3 = 'MAR'`, touch: 'sample = true', reads: own, adds: focalPoint, ...kept },
  {
    table: 'regional_picture',
    where: `quarter = '2031-01-01'`,
    touch: 'sample = true',
    reads: [...own, ...secretariat, 'coordinator'],
    adds: secretariat,
    ...kept,
  },
];

const idOf = (account: string) => `(SELECT id FROM person WHERE email = '${account}@example.org')`;
const words = `'{"C": "half-or-more", "B": "half-or-more", "R": "half-or-more", "N": "half-or-more"}'`;

export async function seedPictures(owner: Application['owner']): Promise<void> {
  await owner(`INSERT INTO picture_sharing (iso3, shared_by) VALUES ('MAR', ${idOf('nfp.mar')})`);
  for (const quarter of ['2031-01-01', '2031-04-01']) {
    await owner(`INSERT INTO picture_draft (region, quarter, countries, words, drafted_by)
      VALUES ('AAF', '${quarter}', '{MAR}', ${words}, ${idOf('secretariat.aaf')})`);
  }
  const drafted = `FROM picture_draft WHERE quarter = '2031-01-01'`;
  for (const step of ['look', 'publish']) {
    await owner(`INSERT INTO picture_consent (draft_id, iso3, step, consented_by)
      SELECT id, 'MAR', '${step}', ${idOf('nfp.mar')} ${drafted}`);
  }
  await owner(`INSERT INTO picture_look (draft_id, iso3, looked_by) SELECT id, 'MAR', ${idOf('nfp.mar')} ${drafted}`);
  await owner(`INSERT INTO regional_picture (draft_id, region, quarter, countries, words, published_by)
    SELECT id, region, quarter, countries, words, ${idOf('secretariat.aaf')} ${drafted}`);
}
