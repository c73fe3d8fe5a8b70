import * as z from 'zod';
import { roles, searchKinds } from '@portal/domain';
import { anyOf, listOf, paging } from './lists.js';
import { Sample } from './picture.js';
import { Iso3, Language, RegionCode, words } from './scalars.js';

export const SearchKind = z.enum(searchKinds).meta({ id: 'SearchKind' });

export const SearchQuery = z.strictObject({ ...paging, q: words(200), kind: anyOf(SearchKind), sample: Sample });
export type SearchQuery = z.infer<typeof SearchQuery>;

/** Something that was found; `url` is the page where it stands. */
export const Found = z
  .object({
    kind: SearchKind,
    id: z.string(),
    title: z.string(),
    /** Where what was typed stands, if that is not the title. */
    excerpt: z.string().nullable(),
    url: z.string(),
    iso3: Iso3.nullable(),
    region: RegionCode.nullable(),
    /** A person's office. */
    role: z.enum(roles).nullable(),
    /** A document's language. */
    language: Language.nullable(),
    sample: z.boolean(),
  })
  .meta({ id: 'Found' });
export type Found = z.infer<typeof Found>;

/** The best answers first; `counts` of each kind, whichever kinds were asked for. */
export const SearchResults = listOf(Found)
  .extend({ counts: z.object(Object.fromEntries(searchKinds.map((kind) => [kind, z.number().int()]))) })
  .meta({ id: 'SearchResults' });
export type SearchResults = z.infer<typeof SearchResults>;
