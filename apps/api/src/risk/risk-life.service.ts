import { Injectable } from '@nestjs/common';
import type { RiskAssessment, RiskStepInput } from '@portal/contracts';
import { conflict, isRefusal, nextRiskLife, notFound, type Refusal, refusalToActOnRisk } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction, Versioned } from '../platform/database/transaction.js';
import { PreparedUpdateService } from '../status/prepared-update.service.js';
import { RiskLookup, type RiskRow, toRiskToChange } from './risk-lookup.service.js';
import { RiskPictureService, sealNote } from './risk-picture.service.js';
import { taken } from './risk.service.js';

/** The life of an assessment's versions; approving freezes what it says and prepares the country's status claim. */
@Injectable()
export class RiskLifeService {
  constructor(
    private readonly database: Database,
    private readonly lookup: RiskLookup,
    private readonly picture: RiskPictureService,
    private readonly prepared: PreparedUpdateService,
  ) {}

  step(actor: RequestActor, id: string, { act, note }: RiskStepInput): Promise<RiskAssessment | Refusal> {
    return this.database.write(actor, async (tx) => {
      // Held before anything of it is looked at: nobody changes a scenario between the look and the approval.
      await tx.rows('SELECT 1 FROM risk_assessment WHERE id = $1 FOR UPDATE', [id]);
      const row = await this.lookup.byId(tx, id);
      if (!row) return notFound;
      const ready = await this.picture.readiness(tx, row);
      const refusal = refusalToActOnRisk(actor, toRiskToChange(row), act, ready);
      const life = nextRiskLife(row.life, act);
      if (refusal || life === null) return refusal ?? conflict('act-not-possible');
      const changed =
        act === 'approve'
          ? await this.approve(tx, actor, row)
          : await tx.change<Versioned>('risk_assessment', row, { life });
      if (isRefusal(changed)) return changed.refused === 'stale' ? conflict('act-not-possible') : changed;
      await this.note(tx, actor, row, life, note);
      const present = await this.lookup.byId(tx, id);
      return present ? this.picture.read(tx, actor, present) : notFound;
    });
  }

  /** Freezes the version and lets it take the place of the one before. */
  private async approve(tx: Transaction, actor: RequestActor, row: RiskRow): Promise<Versioned | Refusal> {
    const before = (await this.lookup.versions(tx, row.series_id)).find(({ life }) => life === 'approved');
    if (before) {
      const superseded = await tx.change<Versioned>('risk_assessment', before, { life: 'superseded' });
      if (isRefusal(superseded)) return superseded;
      await this.note(tx, actor, before, 'superseded', '');
    }
    const day = tx.now.slice(0, 10);
    const line = {
      indicator: 'risk-assessment',
      level: 'completed',
      effectiveOn: day,
      effectivePrecision: 'day' as const,
      note: '',
      evidence: [],
    };
    // A draft for the focal point to look at and send; where it cannot be drafted, it is approved all the same.
    const prepared = await this.prepared.prepare(tx, actor, row.iso3, line, null);
    return tx.change<Versioned>('risk_assessment', row, {
      life: 'approved',
      approved_on: day,
      update_id: isRefusal(prepared) ? null : prepared,
    });
  }

  private async note(tx: Transaction, actor: RequestActor, row: RiskRow, life: string, note: string): Promise<void> {
    const [made] = await tx.rows<{ id: string }>('SELECT uuidv7() AS id');
    const id = made?.id ?? '';
    const words = note === '' ? null : sealNote(await this.picture.keyOf(tx, row), id, note);
    await tx.insert('risk_step_taken', {
      id,
      assessment_id: row.id,
      iso3: row.iso3,
      life,
      words,
      sample: row.sample,
      ...taken(tx, actor, row.iso3),
    });
  }
}
