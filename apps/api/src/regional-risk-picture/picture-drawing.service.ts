import { Injectable } from '@nestjs/common';
import {
  type CbrnDomain,
  drawnPicture,
  isHighRisk,
  type Judgement,
  type RegionalPicture,
  type SharingCountry,
} from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { RiskMethodLookup } from '../risk-method/risk-method-lookup.service.js';

interface RatedRow {
  readonly iso3: string;
  readonly domain: CbrnDomain;
  readonly method_id: string;
  readonly inherent: Judgement | null;
  readonly current: Judgement | null;
  readonly target: Judgement | null;
}

/** Draws a region's picture from approved assessments that nobody but their country reads. */
@Injectable()
export class PictureDrawingService {
  constructor(private readonly methods: RiskMethodLookup) {}

  /** To be asked as the system. Sample assessments are no country's risks. */
  async draw(
    tx: ReadTransaction,
    { region, quarter, countries }: Pick<RegionalPicture, 'region' | 'quarter' | 'countries'>,
  ): Promise<RegionalPicture> {
    const rows = await tx.rows<RatedRow>(
      `SELECT s.iso3, s.domain, s.method_id, s.inherent, s.current, s.target
       FROM risk_assessment a JOIN scenario s ON s.assessment_id = a.id
       WHERE a.life = 'approved' AND NOT a.sample AND a.iso3 = ANY ($1)`,
      [countries],
    );
    const methods = await this.methods.shapesOf(
      tx,
      rows.map(({ method_id: id }) => id),
    );
    const high = rows.filter((row) => {
      const method = methods.get(row.method_id);
      if (!method) throw new Error('a scenario without its method');
      return isHighRisk(method, row);
    });
    const sharing = countries.map((iso3): SharingCountry => ({
      iso3,
      mainRegion: region,
      highDomains: high.filter((row) => row.iso3 === iso3).map(({ domain }) => domain),
    }));
    return drawnPicture(region, quarter, sharing);
  }
}
