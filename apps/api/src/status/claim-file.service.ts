import { Inject, Injectable } from '@nestjs/common';
import type { ClaimFileQuery } from '@portal/contracts';
import { invalid, type Refusal } from '@portal/domain';
import { sentence } from '@portal/texts';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { MadeFile } from '../platform/http/answers.js';
import { SETTINGS, type Settings } from '../platform/settings/settings.js';
import { aboutOf } from '../platform/tables/about.js';
import type { TableFormat } from '../platform/tables/table.js';
import { tableFile, unfinishedIn } from '../platform/tables/table-file.js';
import { ClaimRecordService } from './claim-record.service.js';

/** All claims that the reader may see, as a file of any length. */
@Injectable()
export class ClaimFileService {
  constructor(
    private readonly database: Database,
    private readonly records: ClaimRecordService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** One row a claim, in one snapshot. */
  table(actor: RequestActor, query: ClaimFileQuery, format: TableFormat): Promise<MadeFile | Refusal> {
    if (query.from && query.to && query.to < query.from)
      return Promise.resolve(invalid({ pointer: '/to', code: 'until-before-since' }));
    const { language } = actor;
    return this.database.readAtLength(actor, async (tx) => {
      if (query.region && !(await tx.row('SELECT 1 FROM region WHERE code = $1', [query.region])))
        return invalid({ pointer: '/region', code: 'unknown-region' });
      const { sample, lang: _lang, ...filters } = query;
      const table = await this.records.table(tx, language, { ...query, drafts: false });
      const about = aboutOf(language, {
        title: sentence('export-files', 'title-claims', language, {}),
        knownAt: tx.now,
        sample,
        filters,
        madeAt: tx.now,
      });
      return tableFile(unfinishedIn(this.settings), format, 'claims', table, about);
    });
  }
}
