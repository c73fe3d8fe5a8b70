import type { AgendaItemKind, AgendaTapKind, Instant, Refusal } from '@portal/domain';
import type { RoundTableLookup } from '../round-table/round-table-lookup.service.js';

/** The round table whose agenda it is, as its room gives it. */
export type MeetingRow = Exclude<Awaited<ReturnType<RoundTableLookup['inside']>>, Refusal>;

/** A row of `agenda`. */
export interface AgendaRow {
  readonly id: string;
  readonly round_table_id: string;
  readonly begins: readonly string[];
  readonly published_at: Instant | null;
  readonly version: number;
}

/** A row of `agenda_item`, with the papers for it that the reader may see. */
export interface AgendaItemRow {
  readonly id: string;
  readonly round_table_id: string;
  readonly day: number;
  readonly position: number;
  readonly track: number;
  readonly minutes: number;
  readonly kind: AgendaItemKind;
  readonly title: string;
  readonly speaker: string;
  readonly moved_in: number;
  readonly changed_at: Instant;
  readonly left_out_at: Instant | null;
  readonly sample: boolean;
  readonly version: number;
  readonly papers: readonly { readonly id: string; readonly title: string }[];
}

/** A row of `agenda_tap`. */
export interface AgendaTapRow {
  readonly item_id: string;
  readonly kind: AgendaTapKind;
  readonly at: Instant;
}
