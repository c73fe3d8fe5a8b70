/** What of the trail is looked at, as it stands in the address. Days are whole days, UTC. */
export interface AuditFilter {
  readonly search: string;
  readonly act: string;
  readonly from: string;
  readonly to: string;
  readonly page: number;
}

/** The same as the API asks for it: until the end of the last day. */
export function queryOf({ search, act, from, to, page }: AuditFilter): string {
  const query = new URLSearchParams({ page: String(page) });
  if (search.trim()) query.set('search', search.trim());
  if (act) query.set('act', act);
  if (from) query.set('from', `${from}T00:00:00Z`);
  if (to) query.set('to', `${to}T23:59:59.999999Z`);
  return query.toString();
}
