import type { PictureWords } from '@portal/contracts';
import {
  type Day,
  dayOfInstant,
  type DraftedPicture,
  type Instant,
  type RegionalPicture,
  type ShownPictures,
} from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { HandRow } from '../platform/hand.js';

export interface RegionRow {
  readonly code: string;
  readonly has_secretariat: boolean;
}

/** Undefined: absent, or not for the reader. */
export function readableRegion(tx: ReadTransaction, code: string): Promise<RegionRow | undefined> {
  return tx.row<RegionRow>(
    `SELECT code, code = ANY (app.held_regions()) AS has_secretariat FROM region
     WHERE code = $1 AND code = ANY (app.read_regions(app.actor()))`,
    [code],
  );
}

export interface SharingRow {
  readonly id: string;
  readonly version: number;
  readonly iso3: string;
  readonly since: Instant;
}

/** Who shares now, in the order of their codes; countries of two regions in their main one. */
export function sharingNow(tx: ReadTransaction, region: string): Promise<SharingRow[]> {
  return tx.rows<SharingRow>(
    `SELECT s.id, s.version, s.iso3, s.since FROM picture_sharing s
     WHERE s.iso3 = ANY ((SELECT app.picture_sharers($1))::text[]) AND s.left_at IS NULL ORDER BY s.iso3 COLLATE "C"`,
    [region],
  );
}

export interface PublishedRow extends HandRow {
  readonly id: string;
  readonly quarter: Day;
  readonly countries: readonly string[];
  readonly words: PictureWords;
  readonly published_at: Instant;
}

/** The last one first. */
export function publishedIn(tx: ReadTransaction, region: string): Promise<PublishedRow[]> {
  return tx.rows<PublishedRow>(
    `SELECT x.id, x.quarter, x.countries, x.words, x.published_at, x.published_role AS role, x.published_scope AS scope,
       x.published_by AS person_id, p.name AS person_name
     FROM regional_picture x LEFT JOIN person p ON p.id = x.published_by WHERE x.region = $1 ORDER BY x.quarter DESC`,
    [region],
  );
}

/** A draft without its words. */
export interface DraftRow extends HandRow {
  readonly id: string;
  readonly countries: readonly string[];
  readonly drafted_at: Instant;
  readonly looked: readonly string[];
  readonly agreed: readonly string[];
  readonly consented: readonly string[];
}

/** Of a quarter, the latest first; none for whoever neither publishes them nor counts in them. */
export function draftsIn(tx: ReadTransaction, region: string, quarter: Day): Promise<DraftRow[]> {
  return tx.rows<DraftRow>(
    `SELECT d.id, d.countries, d.drafted_at, d.role, d.scope, d.person_id, p.name AS person_name, d.looked, d.agreed,
       d.consented
     FROM app.picture_drafts(app.actor(), $1, $2) d LEFT JOIN person p ON p.id = d.person_id
     ORDER BY d.drafted_at DESC, d.id DESC`,
    [region, quarter],
  );
}

/** What the rules need of a draft. */
export function toDrafted(
  { countries, drafted_at: at, looked, agreed, consented }: DraftRow,
  { region, quarter, words }: Pick<RegionalPicture, 'region' | 'quarter' | 'words'>,
): DraftedPicture {
  return { picture: { region, quarter, countries, words }, draftedOn: dayOfInstant(at), looked, agreed, consented };
}

/** The words of a draft: undefined where the reader has not looked at it. */
export async function wordsOf(tx: ReadTransaction, draft: string): Promise<PictureWords | undefined> {
  return (await tx.row<{ words: PictureWords }>('SELECT words FROM picture_draft WHERE id = $1', [draft]))?.words;
}

/**
 * Everything that anybody was shown of these countries or this region, the earliest first: drafts that somebody looked
 * at, and publications. To be asked as the system, which sees all of it.
 */
export async function shownBefore(
  tx: ReadTransaction,
  { region, countries }: { readonly region: string; readonly countries: readonly string[] },
  except: string | null,
): Promise<ShownPictures> {
  return tx.rows<ShownPictures[number]>(
    `SELECT d.countries, d.words FROM picture_draft d
     LEFT JOIN regional_picture x ON x.draft_id = d.id
     LEFT JOIN LATERAL (SELECT min(l.looked_at) AS at FROM picture_look l WHERE l.draft_id = d.id) l ON true
     WHERE (d.region = $1 OR d.countries && $2::text[]) AND d.id IS DISTINCT FROM $3
       AND (l.at IS NOT NULL OR x.id IS NOT NULL) ORDER BY least(l.at, x.published_at), d.id`,
    [region, countries, except],
  );
}
