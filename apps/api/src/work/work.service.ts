import { Injectable } from '@nestjs/common';
import type { Work, WorkItem } from '@portal/contracts';
import {
  confirmBy,
  type Day,
  dayOfInstant,
  decidersOn,
  freshness,
  holds,
  type Instant,
  isDecider,
  isFocalPointOf,
  type Language,
  type Offices,
  type Role,
} from '@portal/domain';
import { sentence } from '@portal/texts';
import { OpenCommitmentsService } from '../commitment/open-commitments.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { RoundTableWorkService } from '../delegation/round-table-work.service.js';
import { DueActionService } from '../plan/due-action.service.js';
import { RoundOwingService } from '../status/round-owing.service.js';
import { actionItemOf, commitmentItemOf, roundItemOf } from './due-items.js';
import { voicesOwed } from './voices-owed.queries.js';
import { pollsToAnswer } from './poll-items.js';
import { risksWaiting } from './risk-items.js';
import { takenOver } from './take-over.queries.js';

interface ItemRow {
  readonly id: string;
  readonly kind: WorkItem['kind'];
  readonly office: 'country' | 'validator';
  readonly iso3: string;
  readonly claim_id: string | null;
  readonly indicator: string | null;
  readonly due_on: Day | null;
  readonly sample: boolean;
  readonly country: Texts;
  readonly label: Texts | null;
  readonly sent_by: string | null;
  readonly sent_role: Role | null;
  readonly sent_at: Instant | null;
  readonly regions: readonly string[];
  readonly has_secretariat: boolean;
  readonly has_focal_point: boolean;
}

interface AgeingRow {
  readonly iso3: string;
  readonly indicator: string;
  readonly claim_id: string;
  readonly attested_on: Day;
  readonly shelf_life_months: number;
  readonly sample: boolean;
  readonly country: Texts;
  readonly label: Texts;
}

interface DraftRow {
  readonly id: string;
  readonly iso3: string;
  readonly sample: boolean;
  readonly country: Texts;
  readonly labels: readonly Texts[];
}

interface SentRow {
  readonly id: string;
  readonly iso3: string;
  readonly main_region: string;
  readonly sent_at: Instant;
  readonly waiting: number;
}

type Texts = Readonly<Record<string, string>>;

/** What waits for somebody: for the offices they hold, never for an account. */
@Injectable()
export class WorkService {
  constructor(
    private readonly database: Database,
    private readonly owing: RoundOwingService,
    private readonly due: DueActionService,
    private readonly meetings: RoundTableWorkService,
    private readonly commitments: OpenCommitmentsService,
  ) {}

  /** Adds a row of work in the transaction that causes it. */
  async add(
    tx: Transaction,
    kind: WorkItem['kind'],
    office: 'country' | 'validator',
    claim: { readonly id: string; readonly iso3: string; readonly indicator: string; readonly sample: boolean },
  ): Promise<void> {
    const { iso3, indicator, sample } = claim;
    await tx.post('work_item', { kind, office, iso3, indicator, claim_id: claim.id, created_at: tx.now, sample });
  }

  /** Closes what waited because of a claim. */
  async done(tx: Transaction, kind: WorkItem['kind'], claimId: string): Promise<void> {
    await tx.rows(
      `UPDATE work_item SET done_at = $3, version = version + 1 WHERE claim_id = $1 AND kind = $2 AND done_at IS NULL`,
      [claimId, kind, tx.now],
    );
  }

  /** Closes what waited because of any claim of a country and an indicator: a new one is decided. */
  async doneOfPair(tx: Transaction, kind: WorkItem['kind'], iso3: string, indicator: string): Promise<void> {
    await tx.rows(
      `UPDATE work_item SET done_at = $4, version = version + 1
       WHERE iso3 = $1 AND indicator = $2 AND kind = $3 AND done_at IS NULL`,
      [iso3, indicator, kind, tx.now],
    );
  }

  /** What waits for the actor, most urgent first, and what they sent that waits for somebody else. */
  list(actor: RequestActor): Promise<Work> {
    return this.database.read(actor, async (tx) => {
      const today = dayOfInstant(tx.now);
      const items = [
        ...(await this.kept(tx, actor, today)),
        ...(await this.ageing(tx, actor, today)),
        ...(await this.drafts(tx, actor)),
        ...(await this.rounds(tx, actor, today)),
        ...(await takenOver(tx, actor, today)),
        ...(await voicesOwed(tx, actor)),
        ...(await pollsToAnswer(tx, actor)),
        ...(await risksWaiting(tx, actor, today)),
        ...(await this.due.of(tx, actor, today)).map((row) => actionItemOf(row, actor.language)),
        ...(await this.meetings.of(tx, actor, today)),
        ...(await this.commitments.waitingFor(tx, actor)).map((each) => commitmentItemOf(each, actor.language)),
      ];
      items.sort(
        (one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') || one.id.localeCompare(other.id),
      );
      return { items, sent: await this.sent(tx, actor) };
    });
  }

  private async kept(tx: ReadTransaction, actor: RequestActor, today: Day): Promise<WorkItem[]> {
    const rows = await tx.rows<ItemRow>(keptSql);
    return rows.filter((row) => isFor(actor, today, row)).map((row) => itemOf(row, actor.language));
  }

  private async ageing(tx: ReadTransaction, actor: RequestActor, today: Day): Promise<WorkItem[]> {
    const own = actor.assignments.flatMap(({ role, scope }) =>
      role === 'focal-point' && scope.kind === 'country' ? [scope.iso3] : [],
    );
    if (own.length === 0) return [];
    const rows = await tx.rows<AgeingRow>(ageingSql, [own]);
    return rows
      .filter((row) => freshness(today, row.attested_on, row.shelf_life_months) !== 'fresh')
      .map((row) => ({
        id: `confirm:${row.claim_id}`,
        kind: 'confirm' as const,
        title: titleOf('confirm', row.country, row.label, actor.language),
        dueOn: confirmBy(row.attested_on, row.shelf_life_months),
        url: `/countries/${row.iso3}/update`,
        iso3: row.iso3,
        indicator: row.indicator,
        claimId: row.claim_id,
        sample: row.sample,
      }));
  }

  private async drafts(tx: ReadTransaction, actor: RequestActor): Promise<WorkItem[]> {
    const rows = await tx.rows<DraftRow>(
      `SELECT u.id, u.iso3, u.sample, c.names AS country, l.labels
       FROM status_update u JOIN partner_country c USING (iso3)
       CROSS JOIN LATERAL (SELECT jsonb_agg(i.names ORDER BY i.id) AS labels
         FROM claim line JOIN indicator i ON i.id = line.indicator WHERE line.update_id = u.id) l
       WHERE u.state = 'draft' AND l.labels IS NOT NULL ORDER BY u.written_at`,
    );
    return rows
      .filter(({ iso3 }) => isFocalPointOf(actor, iso3))
      .map((row) => ({
        id: `send-draft:${row.id}`,
        kind: 'send-draft' as const,
        title: titleOf('send-draft', row.country, listOf(row.labels, actor.language), actor.language),
        dueOn: null,
        url: `/countries/${row.iso3}/update?draft=${row.id}`,
        iso3: row.iso3,
        indicator: null,
        claimId: null,
        sample: row.sample,
      }));
  }

  /** What the actor's country still owes an open round: one item a round, gone with the last line or the closing. */
  private async rounds(tx: ReadTransaction, actor: RequestActor, today: Day): Promise<WorkItem[]> {
    if (!holds(actor, 'focal-point')) return [];
    const all = await this.owing.on(tx, today);
    const owing = all.filter(({ iso3 }) => isFocalPointOf(actor, iso3));
    if (owing.length === 0) return [];
    const names = await tx.rows<{ iso3: string; names: Texts }>(
      'SELECT iso3, names FROM partner_country WHERE iso3 = ANY ($1)',
      [owing.map(({ iso3 }) => iso3)],
    );
    const nameOf = new Map(names.map((row) => [row.iso3, row.names[actor.language] ?? row.iso3]));
    return owing.map((each) => roundItemOf(each, nameOf.get(each.iso3) ?? each.iso3, actor.language));
  }

  private async sent(tx: ReadTransaction, actor: RequestActor): Promise<Work['sent']> {
    const rows = await tx.rows<SentRow>(
      `SELECT u.id, u.iso3, c.main_region, u.sent_at, count(*)::int AS waiting
       FROM status_update u JOIN partner_country c USING (iso3) JOIN claim l ON l.update_id = u.id AND l.state = 'submitted'
       WHERE u.state = 'sent' AND l.sent_by = $1 GROUP BY u.id, c.main_region ORDER BY u.sent_at`,
      [actor.id],
    );
    return rows.map((row) => ({
      updateId: row.id,
      iso3: row.iso3,
      region: row.main_region,
      sentAt: row.sent_at,
      waiting: row.waiting,
      url: `/countries/${row.iso3}/update?sent=${row.id}`,
    }));
  }
}

/** Whether an item waits for the actor: their country's, or one that they may decide now (and did not send). */
function isFor(actor: RequestActor, today: Day, row: ItemRow): boolean {
  if (row.office === 'country') return isFocalPointOf(actor, row.iso3);
  const offices: Offices = {
    regions: row.regions,
    hasSecretariat: row.has_secretariat,
    hasFocalPoint: row.has_focal_point,
  };
  if (row.kind !== 'validate') {
    return isDecider(actor, { regions: row.regions, coordinatorNow: !row.has_secretariat, coordinatorFrom: null });
  }
  if (row.sent_by === actor.id) return false;
  const claim = {
    iso3: row.iso3,
    state: 'submitted',
    sentById: row.sent_by,
    sentAsRole: row.sent_role,
    sentAt: row.sent_at,
  } as const;
  return isDecider(actor, decidersOn(today, claim, offices));
}

function itemOf(row: ItemRow, language: Language): WorkItem {
  return {
    id: row.id,
    kind: row.kind,
    title: titleOf(row.kind, row.country, row.label, language),
    dueOn: row.due_on,
    url: row.kind === 'validate' ? `/validation?claim=${row.claim_id ?? ''}` : urlOf(row),
    iso3: row.iso3,
    indicator: row.indicator,
    claimId: row.claim_id,
    sample: row.sample,
  };
}

function urlOf({ kind, iso3 }: ItemRow): string {
  return kind === 'answer-return' ? `/countries/${iso3}/update` : `/countries/${iso3}?tab=history`;
}

/** What the lines of a draft are about, as one label. */
function listOf(labels: readonly Texts[], language: Language): Texts {
  const names = labels.map((label) => label[language] ?? '');
  return { [language]: new Intl.ListFormat(language, { type: 'conjunction' }).format(names) };
}

function titleOf(kind: WorkItem['kind'], country: Texts, label: Texts | null, language: Language): string {
  return sentence('work', kind, language, { country: country[language] ?? '', indicator: label?.[language] ?? '' });
}

const keptSql = `
  SELECT w.id, w.kind, w.office, w.iso3, w.claim_id, w.indicator, w.sample, c.names AS country, i.names AS label,
    l.sent_by, l.sent_role, l.sent_at, o.regions, o.has_secretariat, o.has_focal_point,
    coalesce(w.due_on, (w.created_at AT TIME ZONE 'UTC')::date + 7) AS due_on
  FROM work_item w JOIN partner_country c USING (iso3) LEFT JOIN indicator i ON i.id = w.indicator
  LEFT JOIN claim l ON l.id = w.claim_id
  CROSS JOIN LATERAL app.offices(w.iso3, app.today()) o
  WHERE w.done_at IS NULL ORDER BY w.created_at`;

const ageingSql = `
  SELECT s.iso3, s.indicator, s.claim_id, s.attested_on, d.shelf_life_months, s.sample, c.names AS country, i.names AS label
  FROM status_span s JOIN partner_country c USING (iso3) JOIN indicator i ON i.id = s.indicator
  CROSS JOIN LATERAL (SELECT shelf_life_months FROM indicator_definition d WHERE d.indicator = s.indicator
    ORDER BY recorded_at DESC LIMIT 1) d
  WHERE s.iso3 = ANY ($1) AND s.with_sample AND s.known_until = 'infinity' AND s.valid_from <= app.today()
    AND (s.valid_until IS NULL OR app.today() < s.valid_until)
    AND (i.closed_on IS NULL OR app.today() < i.closed_on)
    AND NOT EXISTS (SELECT FROM claim w WHERE w.iso3 = s.iso3 AND w.indicator = s.indicator AND w.state = 'submitted')`;
