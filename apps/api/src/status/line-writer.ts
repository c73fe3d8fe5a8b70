import { Injectable } from '@nestjs/common';
import type { EvidenceInput, Line } from '@portal/contracts';
import {
  conflict,
  countedFrom,
  dayOfInstant,
  errorsInLines,
  invalid,
  type InvalidValue,
  isRefusal,
  latestDayBegun,
  type Precision,
  type Refusal,
  type Role,
} from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Values } from '../platform/database/transaction.js';
import type { ClaimRow, KeptScope, UpdateRow } from './claim.row.js';

/** A line with everything said: a confirming one takes level and day from what it confirms. */
interface SaidLine {
  readonly indicator: string;
  readonly level: string;
  readonly effectiveOn: string;
  readonly effectivePrecision: Precision;
  readonly note: string;
  readonly evidence: readonly EvidenceInput[];
  readonly confirms: string | null;
  readonly replaces: string | null;
  readonly sample: boolean;
}

/** Writes the lines of an update: each is a draft claim until it is sent. */
@Injectable()
export class LineWriter {
  /** Replaces all lines of a draft and answers them in order; what is wrong is told by line and field. */
  async replace(tx: Transaction, update: UpdateRow, lines: readonly Line[]): Promise<readonly ClaimRow[] | Refusal> {
    const said: SaidLine[] = [];
    for (const [index, line] of lines.entries()) {
      const full = await this.say(tx, update.iso3, line, index);
      if (isRefusal(full)) return full;
      said.push(full);
    }
    const errors = [
      ...errorsInLines(said, await levelsByIndicator(tx), latestDayBegun(tx.now), await closedToday(tx)),
      ...(await errorsInDocuments(tx, update.iso3, said)),
    ];
    if (errors.length > 0) return invalid(...errors);
    const kept = await tx.rows<ClaimRow>('SELECT * FROM claim WHERE update_id = $1', [update.id]);
    const gone = kept.filter((claim) => !said.some(({ indicator }) => indicator === claim.indicator));
    if (gone.length > 0) await tx.rows('DELETE FROM claim WHERE id = ANY ($1)', [gone.map(({ id }) => id)]);
    const written: ClaimRow[] = [];
    for (const [position, line] of said.entries()) {
      const before = kept.find(({ indicator }) => indicator === line.indicator);
      const row = await this.write(tx, update, before, valuesOf(line, position));
      if (isRefusal(row)) return row;
      written.push(row);
    }
    return written;
  }

  /** The lines of an update in order. */
  of(tx: ReadTransaction, updateId: string): Promise<ClaimRow[]> {
    return tx.rows<ClaimRow>('SELECT * FROM claim WHERE update_id = $1 ORDER BY position', [updateId]);
  }

  /** What was right when it was written may not be any more when it is sent. */
  async refusalToSend(tx: ReadTransaction, claims: readonly ClaimRow[]): Promise<Refusal | null> {
    const closed = await closedToday(tx);
    for (const [index, claim] of claims.entries()) {
      if (closed.has(claim.indicator)) return conflict('indicator-closed', `/lines/${index}/indicator`);
      if (closed.has(`${claim.indicator}:${claim.level}`)) return conflict('level-closed', `/lines/${index}/level`);
      if (claim.confirms && !(await showing(tx, claim.iso3, claim.indicator, claim.confirms))) {
        return conflict('not-showing', `/lines/${index}/confirms`);
      }
    }
    return null;
  }

  /** From now on the lines wait: who sent them, in what office, and the day from which their shelf life counts. */
  async send(
    tx: Transaction,
    actor: RequestActor,
    update: UpdateRow,
    office: { readonly role: Role; readonly scope: KeptScope },
  ): Promise<ClaimRow[]> {
    const sent = await tx.rows<ClaimRow>(
      `UPDATE claim SET state = 'submitted', sent_by = $2, sent_role = $3, sent_scope = $4, sent_at = $5, attested_on = $6,
         version = version + 1
       WHERE update_id = $1 AND state = 'draft' RETURNING *`,
      [update.id, actor.id, office.role, JSON.stringify(office.scope), tx.now, dayOfInstant(tx.now)],
    );
    return sent.sort((one, other) => one.position - other.position);
  }

  private write(
    tx: Transaction,
    update: UpdateRow,
    before: ClaimRow | undefined,
    values: Values,
  ): Promise<ClaimRow | Refusal> {
    if (before) return tx.change<ClaimRow>('claim', before, values);
    const { id, iso3, written_role, written_region } = update;
    return tx.insert<ClaimRow>('claim', { ...values, update_id: id, iso3, written_role, written_region });
  }

  private async say(tx: Transaction, iso3: string, line: Line, index: number): Promise<SaidLine | Refusal> {
    const replaces = line.replaces ?? null;
    if (replaces !== null) {
      const returned = await tx.row<ClaimRow>('SELECT * FROM claim WHERE id = $1', [replaces]);
      const pointer = `/lines/${index}/replaces`;
      if (returned?.iso3 !== iso3 || returned.indicator !== line.indicator)
        return invalid({ pointer, code: 'unknown-claim' });
      if (returned.state !== 'returned') return conflict('not-returned', pointer);
    }
    if (!('confirms' in line)) {
      const { effectivePrecision, ...rest } = line;
      return { ...rest, effectivePrecision, confirms: null, replaces, sample: false };
    }
    const confirmed = await showing(tx, iso3, line.indicator, line.confirms);
    if (!confirmed) return conflict('not-showing', `/lines/${index}/confirms`);
    return {
      indicator: line.indicator,
      level: confirmed.level,
      effectiveOn: confirmed.effective_on,
      effectivePrecision: confirmed.effective_precision,
      note: line.note,
      evidence: [],
      confirms: confirmed.id,
      replaces,
      sample: confirmed.sample,
    };
  }
}

/** The claim, if it is the one that shows today, with or without sample data. */
function showing(tx: ReadTransaction, iso3: string, indicator: string, claimId: string): Promise<ClaimRow | undefined> {
  return tx.row<ClaimRow>(
    `SELECT c.* FROM claim c WHERE c.id = $3 AND c.iso3 = $1 AND c.indicator = $2 AND EXISTS (
       SELECT FROM status_span s WHERE s.claim_id = c.id AND s.known_until = 'infinity' AND s.valid_from <= app.today()
         AND (s.valid_until IS NULL OR app.today() < s.valid_until))`,
    [iso3, indicator, claimId],
  );
}

async function levelsByIndicator(tx: ReadTransaction): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.rows<{ indicator: string; levels: readonly string[] }>(
    'SELECT indicator, array_agg(id) AS levels FROM indicator_level GROUP BY indicator',
  );
  return new Map(rows.map(({ indicator, levels }) => [indicator, levels]));
}

/** What takes no new claim: `indicator`, or `indicator:level`. */
async function closedToday(tx: ReadTransaction): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ closed: string }>(
    `SELECT id AS closed FROM indicator WHERE closed_on <= app.today()
     UNION ALL SELECT indicator || ':' || id FROM indicator_level WHERE closed_on <= app.today()`,
  );
  return new Set(rows.map(({ closed }) => closed));
}

async function errorsInDocuments(
  tx: ReadTransaction,
  iso3: string,
  lines: readonly SaidLine[],
): Promise<readonly InvalidValue[]> {
  const named = lines.flatMap(({ evidence }, line) =>
    evidence.flatMap((each, place) => (each.kind === 'document' ? [{ id: each.documentId, line, place }] : [])),
  );
  if (named.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(
    'SELECT id FROM document WHERE iso3 = $1 AND id = ANY ($2) AND removed_at IS NULL',
    [iso3, named.map(({ id }) => id)],
  );
  const known = new Set(rows.map(({ id }) => id));
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ line, place }) => ({
      pointer: `/lines/${line}/evidence/${place}/documentId`,
      code: 'unknown-document' as const,
    }));
}

function valuesOf(line: SaidLine, position: number) {
  return {
    position,
    indicator: line.indicator,
    level: line.level,
    effective_on: countedFrom(line),
    effective_precision: line.effectivePrecision,
    note: line.note,
    evidence: line.evidence,
    confirms: line.confirms,
    replaces: line.replaces,
    sample: line.sample,
  };
}
