import { Injectable } from '@nestjs/common';
import {
  type ConclusionAdoption,
  type ConclusionCorrection,
  type Conclusions,
  isCleanText,
  type Notification,
} from '@portal/contracts';
import {
  conflict,
  type DraftParagraph,
  forbidden,
  invalid,
  type InvalidValue,
  isRefusal,
  notFound,
  readDraft,
  type Refusal,
  refusalToAdoptConclusions,
  refusalToDraftConclusions,
  runsRoundTable,
} from '@portal/domain';
import { HearingService } from '../position/hearing.service.js';
import { officeFor } from '../round-table/round-table-life.service.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { RoundTableTellService } from '../round-table/round-table-tell.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { AsArray, type ReadTransaction, type Transaction } from '../platform/database/transaction.js';
import { ConclusionWire } from './conclusion-wire.js';
import { conclusionById, conclusionsOf, toConclusions } from './conclusion.row.js';
import { documentOf, isSeen } from './draft-bytes.js';
import { draftOf } from './draft.queries.js';

type RoundTableRow = Exclude<Awaited<ReturnType<RoundTableLookup['inside']>>, Refusal>;

interface Edition extends Pick<DraftParagraph, 'kind' | 'texts' | 'behind' | 'answers'> {
  readonly number: number;
  readonly edition: number;
  readonly reason: string;
}

const longestText = 4000;

/** Conclusions: what is drafted is adopted as a whole and frozen; a correction is a further edition of one. */
@Injectable()
export class ConclusionService {
  constructor(
    private readonly database: Database,
    private readonly lookup: RoundTableLookup,
    private readonly told: RoundTableTellService,
    private readonly wire: ConclusionWire,
    private readonly hearing: HearingService,
  ) {}

  read(actor: RequestActor, id: string): Promise<Conclusions | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await this.lookup.inside(tx, id);
      return isRefusal(row) ? row : this.picture(tx, actor, row);
    });
  }

  /** Adopts the draft as they saw it: one that somebody wrote in meanwhile is shown again first. */
  adopt(actor: RequestActor, id: string, { seen }: ConclusionAdoption): Promise<Conclusions | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.lookup.toRun(tx, actor, id);
      if (isRefusal(row)) return row;
      const refusal = refusalToAdoptConclusions(row.life);
      if (refusal) return refusal;
      await tx.row('SELECT pg_advisory_xact_lock(hashtextextended($1, 36))', [id]);
      const before = await conclusionsOf(tx, id);
      if (before.length > 0) return conflict('conclusions-adopted');
      const document = await documentOf(await draftOf(tx, id));
      const paragraphs = readDraft(document, row.language).filter(({ texts }) => Object.keys(texts).length > 0);
      if (paragraphs.length === 0) return conflict('nothing-to-adopt');
      if (!(await isSeen(document, Buffer.from(seen, 'base64')))) return conflict('conclusions-changed');
      const wrong = wrongIn(paragraphs, row.language);
      if (wrong) return wrong;
      for (const [place, paragraph] of paragraphs.entries()) {
        await add(tx, actor, row, { ...paragraph, number: place + 1, edition: 1, reason: '' });
      }
      return this.tellAll(tx, actor, row, 'conclusions-adopted');
    });
  }

  /** A further edition; the one before stays readable. */
  correct(actor: RequestActor, id: string, correction: ConclusionCorrection): Promise<Conclusions | Refusal> {
    return this.database.write(actor, async (tx) => {
      const present = await conclusionById(tx, id);
      if (!present) return notFound;
      const row = await this.lookup.inside(tx, present.round_table_id);
      if (isRefusal(row)) return row;
      if (!runsRoundTable(actor, { region: row.region, hasSecretariat: row.has_secretariat })) {
        return forbidden('not-your-round-table');
      }
      const all = await conclusionsOf(tx, row.id);
      if (all.find(({ number }) => number === present.number)?.id !== id) return conflict('corrected-already');
      if (!correction.texts[row.language]) return conflict('no-source-text', `/texts/${row.language}`);
      const takingPart = new Set((await this.lookup.countries(tx, row.id)).map(({ iso3 }) => iso3));
      const foreign = correction.answers.findIndex((iso3) => !takingPart.has(iso3));
      if (foreign >= 0) return invalid({ pointer: `/answers/${foreign}`, code: 'unknown-country' });
      await add(tx, actor, row, {
        ...correction,
        behind: [],
        answers: [...new Set(correction.answers)].sort(),
        number: present.number,
        edition: present.edition + 1,
      });
      return this.tellAll(tx, actor, row, 'conclusion-corrected');
    });
  }

  private async tellAll(
    tx: Transaction,
    actor: RequestActor,
    row: RoundTableRow,
    kind: Notification['kind'],
  ): Promise<Conclusions> {
    await this.wire.tell(tx, row.id, { kind: 'adopted' });
    await this.told.tell(tx, actor, row, kind);
    return this.picture(tx, actor, row);
  }

  private async picture(tx: ReadTransaction, actor: RequestActor, row: RoundTableRow): Promise<Conclusions> {
    const collator = new Intl.Collator(actor.language);
    const positions = await this.hearing.lastKinds(tx, row.id);
    const named = await tx.rows<{ iso3: string; name: string }>(
      'SELECT iso3, names ->> $2 AS name FROM partner_country WHERE iso3 = ANY ($1)',
      [[...positions.keys()], actor.language],
    );
    const adopted = toConclusions(await conclusionsOf(tx, row.id));
    const runs =
      row.fact === null && runsRoundTable(actor, { region: row.region, hasSecretariat: row.has_secretariat });
    const isOpen = runs && adopted.length === 0;
    return {
      roundTableId: row.id,
      source: row.language,
      adopted,
      draft: (await draftOf(tx, row.id)).toString('base64'),
      countries: named
        .map((country) => ({ ...country, position: positions.get(country.iso3) ?? null }))
        .sort((one, other) => collator.compare(one.name, other.name)),
      mayDraft: isOpen && refusalToDraftConclusions(row.life) === null,
      mayAdopt: isOpen && refusalToAdoptConclusions(row.life) === null,
      mayCorrect: runs && adopted.length > 0,
      sample: row.sample,
    };
  }
}

/** What is said must be said in the source language, and can be written down. */
function wrongIn(paragraphs: readonly DraftParagraph[], source: RoundTableRow['language']): Refusal | null {
  if (paragraphs.some(({ texts }) => texts[source] === undefined)) return conflict('no-source-text');
  const errors = paragraphs.flatMap(({ id, texts }) =>
    Object.entries(texts).flatMap(([language, text]): InvalidValue[] => {
      const pointer = `/${id}/${language}`;
      if (!isCleanText(text)) return [{ pointer, code: 'malformed-text' }];
      return text.length > longestText ? [{ pointer, code: 'too-long' }] : [];
    }),
  );
  return errors.length > 0 ? invalid(...errors) : null;
}

async function add(tx: Transaction, actor: RequestActor, row: RoundTableRow, edition: Edition): Promise<void> {
  const { role, scope } = officeFor(actor, row.region);
  await tx.insert('conclusion', {
    round_table_id: row.id,
    number: edition.number,
    edition: edition.edition,
    kind: edition.kind,
    texts: edition.texts,
    behind: new AsArray(edition.behind),
    answers: new AsArray(edition.answers),
    reason: edition.reason,
    adopted_by: actor.id,
    adopted_role: role,
    adopted_scope: scope,
    adopted_at: tx.now,
    sample: row.sample,
  });
}
