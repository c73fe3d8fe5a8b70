import { Injectable } from '@nestjs/common';
import type { SettingChange, SettingHistory } from '@portal/contracts';
import { changesBetween, type Instant } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

type Kept = Readonly<Record<string, unknown>>;

interface EntryRow {
  readonly seq: number;
  readonly at: Instant;
  readonly actor_name: string | null;
  readonly act: string;
  readonly table_name: string;
  readonly before: Kept | null;
  readonly after: Kept | null;
  readonly is_erased: boolean;
}

const mostEntries = 200;

/** Each is appended: what it changed is told by the one before it. */
const appended: ReadonlySet<string> = new Set(['indicator_definition']);
/** Names and levels stand in entries of their own. */
const toldElsewhere: ReadonlySet<string> = new Set(['indicator', 'names', 'levels']);

/** Who changed a setting, when, and from what to what: the audit trail, as far as coordinators read it. */
@Injectable()
export class SettingHistoryService {
  /**
   * The newest 200 changes.
   *
   * @param wanted for each table which of its rows: `{ membership: { iso3: 'MAR' } }`
   */
  async of(tx: ReadTransaction, wanted: Readonly<Record<string, Kept>>): Promise<SettingHistory> {
    const rows = await tx.rows<EntryRow>('SELECT * FROM app.setting_history(app.actor(), $1, $2)', [
      JSON.stringify(wanted),
      mostEntries,
    ]);
    const told = rows.filter(({ table_name: table, act }) => !appended.has(table) || act === 'insert');
    return {
      items: told
        .map((row, index) => toChange(row, told.slice(index + 1)))
        .filter(({ changes, isErased }) => isErased || changes.length > 0),
    };
  }
}

function toChange(row: EntryRow, earlier: readonly EntryRow[]): SettingChange {
  const before = appended.has(row.table_name)
    ? (earlier.find((each) => each.table_name === row.table_name)?.after ?? null)
    : row.before;
  return {
    at: row.at,
    by: row.actor_name,
    act: row.act,
    record: row.table_name,
    which: whichOf(row),
    isErased: row.is_erased,
    changes: changesBetween(before, row.after).filter(
      ({ field }) => !appended.has(row.table_name) || !toldElsewhere.has(field.split('.')[0] ?? ''),
    ),
  };
}

function whichOf({ table_name: table, before, after }: EntryRow): string | null {
  const column = { indicator_level: 'id', membership: 'region', sharing: 'indicator' }[table];
  const value = column ? (after ?? before)?.[column] : null;
  return typeof value === 'string' ? value : null;
}
