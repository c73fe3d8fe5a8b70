import { Injectable } from '@nestjs/common';
import type { MatterArising } from '@portal/contracts';
import { OpenCommitmentsService } from '../commitment/open-commitments.service.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { MeetingRow } from './agenda.row.js';

/** What earlier round tables of a region left to do. The one place where commitments come into an agenda. */
@Injectable()
export class MattersArisingService {
  constructor(private readonly commitments: OpenCommitmentsService) {}

  /** The region's open commitments but the meeting's own; invented ones in invented meetings alone. */
  async of(
    tx: ReadTransaction,
    actor: RequestActor,
    { id, region, sample }: Pick<MeetingRow, 'id' | 'region' | 'sample'>,
  ): Promise<MatterArising[]> {
    if (region === null) return [];
    return (await this.commitments.of(tx, actor, region))
      .filter((each) => each.roundTable.id !== id && (sample || !each.sample))
      .map(({ id: commitment, reference, text, addressee, dueOn }) => ({
        id: commitment,
        reference,
        text,
        addressee: addressee.name ?? '',
        due: dueOn,
      }));
  }
}
