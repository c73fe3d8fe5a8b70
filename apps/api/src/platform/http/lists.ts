import { invalid, type Refusal } from '@portal/domain';

/**
 * `ORDER BY` for a list's `sort=-effectiveOn,iso3` (api.md, "Lists"): names of fields, a leading `-` turns
 * the order round. Only named columns ever reach the text; anything else is refused.
 *
 * @param columns the column or expression of each field one may sort by
 * @param usual the order without `sort`, which also settles ties
 */
export function orderOf(
  sort: string | undefined,
  columns: Readonly<Record<string, string>>,
  usual: string,
): string | Refusal {
  if (!sort) return usual;
  const wanted: string[] = [];
  for (const each of sort.split(',')) {
    const isDown = each.startsWith('-');
    const column = Object.entries(columns).find(([field]) => field === (isDown ? each.slice(1) : each))?.[1];
    if (column === undefined) return invalid({ pointer: '/sort', code: 'not-allowed' });
    wanted.push(`${column} ${isDown ? 'DESC' : 'ASC'} NULLS LAST`);
  }
  return [...wanted, usual].join(', ');
}
