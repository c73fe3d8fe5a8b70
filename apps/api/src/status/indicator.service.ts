import { Injectable } from '@nestjs/common';
import type { Indicators } from '@portal/contracts';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { knownWorld } from './known-world.queries.js';
import { toIndicator } from './picture.js';

/** Indicators and their levels; data, in the reader's language. */
@Injectable()
export class IndicatorService {
  constructor(private readonly database: Database) {}

  list(actor: RequestActor): Promise<Indicators> {
    return this.database.read(actor, async (tx) => {
      const { indicators } = await knownWorld(tx, tx.now, true);
      return { items: [...indicators.values()].map((indicator) => toIndicator(indicator, actor.language)) };
    });
  }
}
