import { Injectable } from '@nestjs/common';
import type { Found, SearchQuery, SearchResults } from '@portal/contracts';
import { excerptOf, type Language, type Role, type SearchKind, searchKinds } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { foundSql } from './found.queries.js';

interface FoundRow {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  readonly said: string | null;
  readonly iso3: string | null;
  readonly region: string | null;
  readonly role: Role | null;
  readonly language: Language | null;
  readonly sample: boolean;
  /** The version of a plan to which it belongs. */
  readonly plan: string | null;
}

interface FoundRows {
  readonly counts: Readonly<Partial<Record<SearchKind, number>>> | null;
  readonly rows: readonly FoundRow[] | null;
}

/** Finds what the reader may see, in the tables themselves: row security leaves out the rest, as everywhere. */
@Injectable()
export class SearchService {
  constructor(private readonly database: Database) {}

  find(actor: RequestActor, { q, kind, page, limit, sample }: SearchQuery): Promise<SearchResults> {
    const kinds: readonly SearchKind[] = kind ?? searchKinds;
    return this.database.read(actor, async (tx) => {
      const found = await tx.row<FoundRows>(foundSql, [
        q,
        actor.language,
        sample === 'include',
        kinds,
        [...searchKinds],
        limit,
        (page - 1) * limit,
      ]);
      const counts = Object.fromEntries(searchKinds.map((each) => [each, found?.counts?.[each] ?? 0]));
      const total = kinds.reduce((sum, each) => sum + (counts[each] ?? 0), 0);
      return { items: (found?.rows ?? []).map((row) => toFound(row, q)), page, limit, total, counts };
    });
  }
}

function toFound({ said, plan, ...row }: FoundRow, typed: string): Found {
  return {
    ...row,
    excerpt: said === null || said === '' ? null : excerptOf(said, typed),
    url: urlOf({ ...row, plan }),
  };
}

function urlOf({ kind, id, iso3, region, plan }: Omit<FoundRow, 'said'>): string {
  if (kind === 'round-table') return `/round-tables/${id}`;
  if (plan !== null) return kind === 'plan' ? `/plans/${plan}` : `/plans/${plan}?${kind}=${id}`;
  if (iso3 === null) return region === null ? '/' : `/regions/${region}`;
  if (kind === 'document') return `/countries/${iso3}?tab=documents`;
  if (kind === 'team' || kind === 'member') return `/countries/${iso3}/team`;
  return kind === 'claim' ? `/countries/${iso3}?tab=history` : `/countries/${iso3}`;
}
