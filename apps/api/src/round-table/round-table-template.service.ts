import { Injectable } from '@nestjs/common';
import type { RoundTableTemplate, RoundTableTemplateInput } from '@portal/contracts';
import {
  forbidden,
  invalid,
  isRefusal,
  type Language,
  type MeetingFormat,
  type Refusal,
  runsRoundTable,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { AsArray, type ReadTransaction, type Versioned } from '../platform/database/transaction.js';
import { isHeld } from './round-table-input.js';

interface TemplateRow extends Versioned {
  readonly format: MeetingFormat;
  readonly language: Language;
  readonly days: number;
  readonly begins: string;
  readonly ends: string;
  readonly zone: string;
  readonly observers: readonly string[];
  readonly guests: readonly string[];
}

/** With what new round tables of a region begin. */
@Injectable()
export class RoundTableTemplateService {
  constructor(private readonly database: Database) {}

  read(actor: RequestActor, region: string): Promise<RoundTableTemplate | Refusal> {
    return this.database.read(actor, (tx) => pictureOf(tx, actor, region));
  }

  change(
    actor: RequestActor,
    input: RoundTableTemplateInput,
    ifMatch: number | '*' | undefined,
  ): Promise<RoundTableTemplate | Refusal> {
    return this.database.write(actor, async (tx) => {
      const current = await pictureOf(tx, actor, input.region);
      if (isRefusal(current)) return current;
      if (!current.mayChange) return forbidden('not-your-region');
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      if (ifMatch !== '*' && ifMatch !== current.version) return { refused: 'stale', current };
      if (input.days === 1 && input.ends <= input.begins)
        return invalid({ pointer: '/ends', code: 'until-before-since' });
      const known = await tx.rows<{ iso3: string }>('SELECT iso3 FROM partner_country WHERE iso3 = ANY ($1)', [
        input.observers,
      ]);
      const unknown = input.observers.findIndex((each) => !known.some(({ iso3 }) => iso3 === each));
      if (unknown >= 0) return invalid({ pointer: `/observers/${unknown}`, code: 'unknown-country' });
      const values = {
        format: input.format,
        language: input.language,
        days: input.days,
        begins: input.begins,
        ends: input.ends,
        zone: input.zone,
        observers: new AsArray(input.observers),
        guests: input.guests,
        changed_by: actor.id,
        changed_at: tx.now,
      };
      const row = await templateOf(tx, input.region);
      if (row) {
        const changed = await tx.change('round_table_template', row, values);
        if (isRefusal(changed)) return changed.refused === 'stale' ? { refused: 'stale', current } : changed;
      } else await tx.insert('round_table_template', { region: input.region, ...values });
      return pictureOf(tx, actor, input.region);
    });
  }
}

function templateOf(tx: ReadTransaction, region: string): Promise<TemplateRow | undefined> {
  return tx.row<TemplateRow>(
    `SELECT id, version, format, language, days, to_char(begins, 'HH24:MI') AS begins, to_char(ends, 'HH24:MI') AS ends, zone,
       observers, guests FROM round_table_template WHERE region = $1`,
    [region],
  );
}

async function pictureOf(
  tx: ReadTransaction,
  actor: RequestActor,
  region: string,
): Promise<RoundTableTemplate | Refusal> {
  const place = await tx.row<{ zone: string }>(
    `SELECT secretariat ->> 'timeZone' AS zone FROM region WHERE code = $1`,
    [region],
  );
  if (!place) return invalid({ pointer: '/region', code: 'unknown-region' });
  const row = await templateOf(tx, region);
  const mayChange = runsRoundTable(actor, { region, hasSecretariat: await isHeld(tx, region) });
  const offered = {
    format: 'in-person',
    language: actor.language,
    days: 3,
    begins: '09:00',
    ends: '16:30',
    zone: place.zone,
    observers: [],
    guests: [],
  } as const;
  const { format, language, days, begins, ends, zone, observers, guests } = row ?? offered;
  return {
    region,
    format,
    language,
    days,
    begins,
    ends,
    zone,
    observers: [...observers],
    guests: [...guests],
    isOffered: row === undefined,
    mayChange,
    version: row?.version ?? 0,
  };
}
