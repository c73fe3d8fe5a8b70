import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import type {
  RetentionPatch,
  RetentionRule,
  RetentionRules,
  RetentionRuns,
  RetentionRunsQuery,
} from '@portal/contracts';
import {
  type Actor,
  addMonths,
  type Day,
  dayOfInstant,
  isRefusal,
  notFound,
  type Refusal,
  system,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import { jobKind } from '../platform/jobs/job-kind.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';

/** Values that were kept long enough are to go. */
export const valuesGrewOld = jobKind('audit.values-grew-old', z.strictObject({}));

/** The one rule that is not about the trail: contact details themselves, of people who left the team. */
const contacts = 'member_contact';

const everyNight = '11 2 * * *';
const mostAtOnce = 5_000;

interface RuleRow {
  readonly id: string;
  readonly table_name: string;
  readonly keep_months: number;
  readonly version: number;
}

/** Erases by rule values of the audit trail, never entries, and contact details; keeps a log of what it erased. */
@Injectable()
export class RetentionService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(valuesGrewOld, () => this.eraseOld(), everyNight);
  }

  async rules(actor: Actor): Promise<RetentionRules> {
    return { items: await this.database.read(actor, (tx) => rulesOf(tx, null)) };
  }

  async rule(actor: Actor, id: string): Promise<RetentionRule | Refusal> {
    const [rule] = await this.database.read(actor, (tx) => rulesOf(tx, id));
    return rule ?? notFound;
  }

  change(
    actor: Actor,
    id: string,
    { keepMonths }: RetentionPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<RetentionRule | Refusal> {
    return this.database.write(actor, async (tx) => {
      const rule = await tx.row<RuleRow>('SELECT * FROM retention_rule WHERE id = $1', [id]);
      if (!rule) return notFound;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const version = ifMatch === '*' ? rule.version : ifMatch;
      const changed = await tx.change<RuleRow>('retention_rule', rule, { keep_months: keepMonths }, version);
      if (isRefusal(changed) && changed.refused !== 'stale') return changed;
      const [present] = await rulesOf(tx, id);
      if (!present) return notFound;
      return isRefusal(changed) ? { refused: 'stale', current: present } : present;
    });
  }

  async runs(actor: Actor, { page, limit }: RetentionRunsQuery): Promise<RetentionRuns> {
    const rows = await this.database.read(actor, (tx) =>
      tx.rows<RetentionRuns['items'][number] & { total: number }>(
        `SELECT id, at, table_name AS "table", keep_months AS "keepMonths", older_than AS "olderThan", erased,
           count(*) OVER ()::int AS total FROM retention_run ORDER BY at DESC, id DESC LIMIT $1 OFFSET $2`,
        [limit, (page - 1) * limit],
      ),
    );
    return { items: rows.map(({ total: _, ...run }) => run), page, limit, total: rows[0]?.total ?? 0 };
  }

  /** Few at once, so that nobody who writes waits long for the chain. */
  private async eraseOld(): Promise<void> {
    const rules = await this.database.read(system, (tx) => tx.rows<RuleRow>('SELECT * FROM retention_rule'));
    for (const rule of rules) {
      let gone = mostAtOnce;
      while (gone === mostAtOnce) gone = await this.eraseSome(rule);
    }
  }

  private async eraseSome({ table_name, keep_months }: RuleRow): Promise<number> {
    const erased = await this.database.write(system, async (tx) => {
      const olderThan = addMonths(dayOfInstant(tx.now), -keep_months);
      const count =
        table_name === contacts ? await eraseContacts(tx, olderThan) : await eraseValues(tx, table_name, olderThan);
      if (count > 0) await tx.post('retention_run', { table_name, keep_months, older_than: olderThan, erased: count });
      return count;
    });
    return isRefusal(erased) ? 0 : erased;
  }
}

async function eraseValues(tx: Transaction, table: string, olderThan: Day): Promise<number> {
  const row = await tx.row<{ erased: number }>('SELECT app.erase_audit_values($1, $2, $3) AS erased', [
    table,
    olderThan,
    mostAtOnce,
  ]);
  return row?.erased ?? 0;
}

/** How to reach people whose last term, or whose record where they never had one, ended before that day. */
async function eraseContacts(tx: Transaction, olderThan: Day): Promise<number> {
  const gone = await tx.rows<{ id: string }>(
    `DELETE FROM member_contact WHERE id = ANY (ARRAY(
       SELECT c.id FROM member_contact c JOIN team_member m ON m.id = c.member_id
       WHERE m.written_at < $1::date AND NOT EXISTS (
         SELECT FROM seat_holder x JOIN seat_holding h ON h.id = x.holding_id
         WHERE x.member_id = m.id AND (h.until IS NULL OR h.until >= $1::date))
       ORDER BY c.id LIMIT $2)) RETURNING id`,
    [olderThan, mostAtOnce],
  );
  return gone.length;
}

function rulesOf(tx: ReadTransaction, id: string | null): Promise<RetentionRule[]> {
  return tx.rows<RetentionRule>(
    `SELECT r.id, r.table_name AS "table", r.keep_months AS "keepMonths", r.version, max(u.at) AS "lastRunAt",
       coalesce(sum(u.erased), 0)::int AS erased
     FROM retention_rule r LEFT JOIN retention_run u USING (table_name)
     WHERE $1::uuid IS NULL OR r.id = $1 GROUP BY r.id ORDER BY r.table_name`,
    [id],
  );
}
