import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import { isRefusal, type Judgement, system } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { Versioned } from '../platform/database/transaction.js';
import { jobKind } from '../platform/jobs/job-kind.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { RiskMethodLookup } from '../risk-method/risk-method-lookup.service.js';
import { ScenarioRatingService } from '../scenario/scenario-rating.service.js';

/** Rounds may have come to their end. */
export const roundsRanOut = jobKind('scoring.rounds-ran-out', z.strictObject({}));

const everyTenMinutes = '*/10 * * * *';

interface RunOutRow extends Versioned {
  readonly scenario_id: string;
  readonly method_id: string;
  readonly closes_at: string;
}

/**
 * A round is over at its time whether or not anything happens then: row security opens its scores by the clock. What is
 * written afterwards is when it closed, and the spread that lists and the matrix show.
 */
@Injectable()
export class ScoringClockService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly methods: RiskMethodLookup,
    private readonly ratings: ScenarioRatingService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(roundsRanOut, () => this.run(), everyTenMinutes);
  }

  private async run(): Promise<void> {
    const rounds = await this.database.read(system, (tx) => tx.rows<{ id: string }>(runOutSql));
    for (const { id } of rounds) await this.close(id);
  }

  private async close(id: string): Promise<void> {
    const closed = await this.database.write(system, async (tx) => {
      const row = await tx.row<RunOutRow>(`${runOutSql} AND r.id = $1`, [id]);
      const method = row && (await this.methods.shapeOf(tx, row.method_id));
      if (!method) return true;
      const changed = await tx.change<Versioned>('scoring_round', row, { closed_at: row.closes_at });
      // Somebody was faster: it is done.
      if (isRefusal(changed)) return true;
      const scores = await tx.rows<{ judgement: Judgement }>('SELECT judgement FROM score WHERE round_id = $1', [id]);
      const judgements = scores.map(({ judgement }) => judgement);
      await this.ratings.spread(tx, { row: { id: row.scenario_id }, method }, judgements);
      return true;
    });
    if (isRefusal(closed)) throw new Error('a round that ran out is never refused its end');
  }
}

/** Those of versions that are not frozen: what was approved stays as it is. */
const runOutSql = `SELECT r.id, r.version, r.scenario_id, s.method_id, r.closes_at
  FROM scoring_round r JOIN scenario s ON s.id = r.scenario_id JOIN risk_assessment a ON a.id = r.assessment_id
  WHERE r.closed_at IS NULL AND r.closes_at <= now() AND r.agreed_at IS NULL AND a.life IN ('draft', 'peer-review')`;
