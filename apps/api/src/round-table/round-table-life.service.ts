import { Injectable } from '@nestjs/common';
import type { Hand, Notification, RoundTable, RoundTableStepInput } from '@portal/contracts';
import {
  conflict,
  isRefusal,
  isSecretariatOf,
  nextRoundTableLife,
  notFound,
  type Refusal,
  refusalToStepRoundTable,
  type RoundTableLife,
  type RoundTableStep,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction, Versioned } from '../platform/database/transaction.js';
import { HearingService } from '../position/hearing.service.js';
import { AdoptedConclusionsService } from '../conclusion/adopted-conclusions.service.js';
import { RoundTableTellService } from './round-table-tell.service.js';
import { roundTableById, roundTablePicture } from './round-table.queries.js';
import { type RoundTableRow, toRoundTableToChange } from './round-table.row.js';

/** The life of a round table: each step with who, when and why; those concerned are told of each. */
@Injectable()
export class RoundTableLifeService {
  constructor(
    private readonly database: Database,
    private readonly told: RoundTableTellService,
    private readonly hearing: HearingService,
    private readonly adopted: AdoptedConclusionsService,
  ) {}

  step(actor: RequestActor, id: string, { step, note }: RoundTableStepInput): Promise<RoundTable | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await roundTableById(tx, id);
      if (!row) return notFound;
      const taken = await this.stepIn(tx, actor, row, step, note);
      if (isRefusal(taken)) return taken;
      return (await roundTablePicture(tx, actor, id)) ?? notFound;
    });
  }

  /** The same within an act that does more: confirming the day that a poll found. */
  async stepIn(
    tx: Transaction,
    actor: RequestActor,
    row: RoundTableRow,
    step: RoundTableStep,
    note: string,
  ): Promise<RoundTableRow | Refusal> {
    const refusal = refusalToStepRoundTable(actor, toRoundTableToChange(row), step, tx.now);
    const life = nextRoundTableLife(row.life, step);
    if (refusal || life === null) return refusal ?? conflict('step-not-possible');
    const unheard = life === 'concluded' ? await this.hearing.unheard(tx, row.id) : [];
    if (unheard.length > 0) return { refused: 'conflict', code: 'countries-unheard', involved: unheard };
    const missing = step === 'conclude' ? await this.adopted.refusalToConclude(tx, row.id) : null;
    if (missing) return missing;
    // An invitation after another that was taken back: calendars put the higher one in its place.
    const isNews = step === 'postpone' || step === 'cancel' || (step === 'invite' && row.sequence > 0);
    const changed = await tx.change<Versioned>('round_table', row, {
      life,
      sequence: row.sequence + (isNews ? 1 : 0),
    });
    if (isRefusal(changed)) return changed.refused === 'stale' ? conflict('step-not-possible') : changed;
    await beginLife(tx, actor, row, life, note);
    const present = await roundTableById(tx, row.id);
    if (!present) return notFound;
    await this.told.tell(tx, actor, present, newsOf[life]);
    return present;
  }
}

const newsOf: Readonly<Record<RoundTableLife, Notification['kind']>> = {
  proposed: 'round-table-proposed',
  'dates-polled': 'round-table-polled',
  confirmed: 'round-table-confirmed',
  invited: 'round-table-invited',
  held: 'round-table-held',
  concluded: 'round-table-concluded',
  postponed: 'round-table-postponed',
  cancelled: 'round-table-cancelled',
};

/** Keeps that it is in another state of its life from now on, by whose act. */
export async function beginLife(
  tx: Transaction,
  actor: RequestActor,
  { id, region, sample }: Pick<RoundTableRow, 'id' | 'region' | 'sample'>,
  life: RoundTableLife,
  note: string,
): Promise<void> {
  const { role, scope } = officeFor(actor, region);
  await tx.insert('round_table_step', {
    round_table_id: id,
    life,
    note,
    taken_by: actor.id,
    taken_role: role,
    taken_scope: scope,
    taken_at: tx.now,
    sample,
  });
}

/** In what office the actor acts for a round table. */
export function officeFor(actor: RequestActor, region: string | null): Pick<Hand, 'role' | 'scope'> {
  if (region !== null && isSecretariatOf(actor, [region])) {
    return { role: 'secretariat', scope: { kind: 'region', code: region } };
  }
  return { role: 'coordinator', scope: { kind: 'network' } };
}
