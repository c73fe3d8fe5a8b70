import { Injectable } from '@nestjs/common';
import type { InstrumentInput, InstrumentPatch, LevelLine, TeamInstrument } from '@portal/contracts';
import { type Day, invalid, isRefusal, latestDayBegun, notFound, type Refusal, refusalToRunTeam } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { PreparedUpdateService } from '../status/prepared-update.service.js';
import { presentUnless } from './condition.js';
import { hasDocument, instrumentById, teamById, toInstrument } from './team.queries.js';
import type { InstrumentRow } from './team.row.js';

/** What a team rests on. From a founding instrument the country's status is prepared, for its focal point to send. */
@Injectable()
export class TeamInstrumentService {
  constructor(
    private readonly database: Database,
    private readonly prepared: PreparedUpdateService,
  ) {}

  record(actor: RequestActor, teamId: string, input: InstrumentInput): Promise<TeamInstrument | Refusal> {
    return this.database.write(actor, async (tx) => {
      const team = await teamById(tx, teamId);
      if (!team) return notFound;
      const refusal =
        refusalToRunTeam(actor, team.iso3) ?? (await refusalOfWhat(tx, team.iso3, input.on, input.documentId));
      if (refusal) return refusal;
      const { id } = await tx.insert<InstrumentRow>('team_instrument', {
        team_id: teamId,
        iso3: team.iso3,
        kind: input.kind,
        title: input.title,
        taken_on: input.on,
        note: input.note,
        document_id: input.documentId,
        url: input.url,
        recorded_by: actor.id,
        recorded_at: tx.now,
      });
      return this.prepare(tx, actor, id);
    });
  }

  change(
    actor: RequestActor,
    id: string,
    patch: InstrumentPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<TeamInstrument | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await instrumentById(tx, id);
      if (!row) return notFound;
      const documentId = patch.documentId === undefined ? row.document_id : patch.documentId;
      const on = patch.on ?? row.taken_on;
      const refusal =
        refusalToRunTeam(actor, row.iso3) ??
        presentUnless(ifMatch, row, () => toInstrument(row)) ??
        (await refusalOfWhat(tx, row.iso3, on, patch.documentId ?? null));
      if (refusal) return refusal;
      const changed = await tx.change<InstrumentRow>('team_instrument', row, {
        title: patch.title ?? row.title,
        taken_on: on,
        note: patch.note ?? row.note,
        document_id: documentId,
        url: patch.url === undefined ? row.url : patch.url,
      });
      if (isRefusal(changed)) {
        const now = await instrumentById(tx, id);
        return changed.refused === 'stale' && now ? { refused: 'stale', current: toInstrument(now) } : changed;
      }
      return this.prepare(tx, actor, id);
    });
  }

  /** The draft is never sent by itself. Where the map says so already, none is prepared. */
  private async prepare(tx: Transaction, actor: RequestActor, id: string): Promise<TeamInstrument | Refusal> {
    const row = await instrumentById(tx, id);
    if (!row) return notFound;
    if (row.kind !== 'founding') return toInstrument(row);
    const updateId = await this.prepared.prepare(tx, actor, row.iso3, lineOf(row), row.update_id);
    if (isRefusal(updateId)) return updateId;
    await tx.rows('UPDATE team_instrument SET update_id = $2 WHERE id = $1', [id, updateId]);
    const present = await instrumentById(tx, id);
    return present ? toInstrument(present) : notFound;
  }
}

function lineOf({ title, taken_on: on, document_id: documentId, url }: InstrumentRow): LevelLine {
  return {
    indicator: 'national-team',
    level: 'established',
    effectiveOn: on,
    effectivePrecision: 'day',
    note: '',
    evidence: [
      ...(documentId === null ? [] : [{ kind: 'document' as const, documentId, title }]),
      ...(url === null ? [] : [{ kind: 'link' as const, title, url }]),
    ],
  };
}

/** An instrument is there from its day on: one of tomorrow has founded nothing yet. */
async function refusalOfWhat(
  tx: ReadTransaction,
  iso3: string,
  on: Day,
  documentId: string | null,
): Promise<Refusal | null> {
  if (on > latestDayBegun(tx.now)) return invalid({ pointer: '/on', code: 'future-day' });
  if (documentId === null || (await hasDocument(tx, iso3, documentId))) return null;
  return invalid({ pointer: '/documentId', code: 'unknown-document' });
}
