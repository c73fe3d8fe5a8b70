import { Injectable } from '@nestjs/common';
import type { Day } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type Owing, owingOn } from './round.queries.js';

export type { Owing } from './round.queries.js';

/** What countries owe the rounds that are open: what other rooms ask of them. */
@Injectable()
export class RoundOwingService {
  on(tx: ReadTransaction, day: Day): Promise<readonly Owing[]> {
    return owingOn(tx, day);
  }
}
