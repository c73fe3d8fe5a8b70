import { Injectable } from '@nestjs/common';
import type { MatterArising } from '@portal/contracts';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** What earlier round tables of a region left to do. The one place where commitments come into an agenda. */
@Injectable()
export class MattersArisingService {
  /** The region's open commitments; none until the room of commitments offers them. */
  of(tx: ReadTransaction, region: string | null): Promise<MatterArising[]> {
    void [tx, region];
    return Promise.resolve([]);
  }
}
