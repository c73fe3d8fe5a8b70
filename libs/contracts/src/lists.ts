import * as z from 'zod';

/** `page` from 1, `limit` at most 200. */
export const paging = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** The same for a list that can be sorted: fields, a leading `-` turns the order round (`-effectiveOn,iso3`). */
export const listing = { ...paging, sort: z.string().max(200).optional() };

/** A page of a list. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    page: z.number().int(),
    limit: z.number().int(),
    total: z.number().int(),
  });
}

/** A list that is never paged: one entry a partner country, region or indicator. */
export function whole<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item) });
}

/** A filter that may be repeated for any-of: always an array. */
export function anyOf<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(100).optional(),
  );
}
