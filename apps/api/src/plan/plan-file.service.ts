import { Inject, Injectable } from '@nestjs/common';
import { type PlanFileQuery, WholePlan } from '@portal/contracts';
import {
  forbidden,
  hiddenSheetColumns,
  isRefusal,
  type Language,
  planOutline,
  rateHeader,
  rateRows,
  rateWidths,
  type Refusal,
  type Say,
  sheetColumnsFor,
  sheetFactLines,
  sheetHeader,
  sheetOf,
  sheetRows,
  sheetWidths,
  writtenIn,
} from '@portal/domain';
import { sentence } from '@portal/texts';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { type MadeFile, Prepared } from '../platform/http/answers.js';
import { etagOf } from '../platform/http/answers.interceptor.js';
import { SETTINGS, type Settings } from '../platform/settings/settings.js';
import { aboutOf } from '../platform/tables/about.js';
import type { About, Table, TableFormat } from '../platform/tables/table.js';
import { tableFile, unfinishedIn } from '../platform/tables/table-file.js';
import { addressesOf } from './import.queries.js';
import { PlanDocumentService } from './plan-document.service.js';
import { PlanService } from './plan.service.js';

/** One version of a plan as a file, for whoever sees it whole: read, and entered as read, as its page is. */
@Injectable()
export class PlanFileService {
  constructor(
    private readonly plans: PlanService,
    private readonly database: Database,
    private readonly documents: PlanDocumentService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** One row an action. A workbook speaks the reader's language and can be imported again; CSV speaks in codes. */
  async table(actor: RequestActor, id: string, query: PlanFileQuery, format: TableFormat): Promise<MadeFile | Refusal> {
    const plan = await this.whole(actor, id, query);
    if (isRefusal(plan)) return plan;
    const say = format === 'csv' ? inCodes : wordsIn(actor.language);
    const rates: Table = {
      columns: rateHeader(say),
      rows: rateRows(plan),
      keepsLines: true,
      looks: rateWidths.map((width) => ({ width, isHidden: false })),
    };
    if (format === 'csv' && query.part === 'exchange-rates') {
      return tableFile(
        unfinishedIn(this.settings),
        format,
        `${nameOf(plan)}-exchange-rates`,
        rates,
        aboutPlan(plan, query, actor, []),
      );
    }
    const sheet = sheetOf(plan, await this.addressesIn(actor, plan));
    // Whoever is not of the plan is told nothing of its people, and an empty column would say that there are none.
    const columns = sheetColumnsFor(plan.grants !== null);
    const table: Table = {
      columns: sheetHeader(say, columns),
      rows: sheetRows(sheet, say, columns),
      keepsLines: true,
      others: [{ name: sentence('plan-files', 'sheet-rates', actor.language, {}), table: rates }],
      looks: columns.map((column) => ({
        width: sheetWidths[column] ?? 12,
        isHidden: hiddenSheetColumns.includes(column),
      })),
    };
    const facts = sheetFactLines(sheet, wordsIn(actor.language));
    return tableFile(unfinishedIn(this.settings), format, nameOf(plan), table, aboutPlan(plan, query, actor, facts));
  }

  /** For signature. */
  async document(actor: RequestActor, id: string, query: PlanFileQuery): Promise<MadeFile | Refusal> {
    const plan = await this.whole(actor, id, query);
    if (isRefusal(plan)) return plan;
    const { language } = actor;
    const outline = planOutline(plan, {
      say: wordsIn(language),
      written: writtenIn(language),
      place: await this.placeOf(actor, plan),
      madeAt: new Date().toISOString(),
      knownAt: query.knownAt ?? null,
    });
    return this.documents.word(outline, language, nameOf(plan));
  }

  async json(actor: RequestActor, id: string, query: PlanFileQuery): Promise<Prepared | Refusal> {
    const plan = await this.whole(actor, id, query);
    if (isRefusal(plan)) return plan;
    const bytes = Buffer.from(JSON.stringify(WholePlan.parse(plan)));
    return new Prepared(bytes, etagOf(bytes), null, 'application/json; charset=utf-8', `${nameOf(plan)}.json`);
  }

  /** All of it in one snapshot; whoever sees its headline alone is told that. */
  private async whole(
    actor: RequestActor,
    id: string,
    { lang: _lang, part: _part, ...query }: PlanFileQuery,
  ): Promise<WholePlan | Refusal> {
    const answer = await this.plans.read(actor, id, query);
    if (isRefusal(answer)) return answer;
    return answer.sight === 'whole' ? answer : forbidden('headline-only');
  }

  /** Addresses of those whose work its actions are: its own people alone are told who that is. */
  private addressesIn(actor: RequestActor, { actions }: WholePlan): Promise<ReadonlyMap<string, string>> {
    const people = actions.flatMap(({ assignees }) => assignees.map(({ id }) => id));
    if (people.length === 0) return Promise.resolve(new Map());
    return this.database.read(actor, (tx) => addressesOf(tx, people));
  }

  private async placeOf(actor: RequestActor, { iso3, region }: WholePlan): Promise<string | null> {
    if (iso3 === null && region === null) return null;
    const row = await this.database.read(actor, (tx) =>
      tx.row<{ readonly name: string | null }>(
        `SELECT coalesce(names ->> $2, names ->> 'en') AS name FROM ${iso3 === null ? 'region WHERE code' : 'partner_country WHERE iso3'} = $1`,
        [iso3 ?? region, actor.language],
      ),
    );
    return row?.name ?? iso3 ?? region;
  }
}

const wordsIn =
  (language: Language): Say =>
  (key, values = {}) =>
    sentence('plan-files', key, language, values);

/** `column-objectiveNumber` is `objectiveNumber`, `state-done` is `done`: for programs. */
const inCodes: Say = (key) => key.replace(/^[a-z]+-/, '');

/** `action-plan-MAR-2026-v2`. */
function nameOf({ iso3, region, startsOn, number }: WholePlan): string {
  const place = iso3 ?? region;
  return ['action-plan', ...(place === null ? [] : [place]), startsOn.slice(0, 4), `v${number}`].join('-');
}

/** What the second sheet says: what every file says of itself, and what is said of the plan. */
function aboutPlan(plan: WholePlan, query: PlanFileQuery, { language }: RequestActor, facts: About['lines']): About {
  const madeAt = new Date().toISOString();
  const about = aboutOf(language, {
    title: `${sentence('plan-files', `kind-${plan.kind}`, language, {})}: ${plan.title}`,
    asAt: plan.asAt,
    knownAt: query.knownAt ?? madeAt,
    ...(plan.sample ? { sample: 'include' as const } : {}),
    filters: { plan: plan.id, currency: query.currency },
    madeAt,
  });
  const [title = ['', ''], ...lines] = about.lines;
  return {
    ...about,
    sheets: [sentence('plan-files', 'sheet-actions', language, {}), about.sheets[1]],
    lines: [title, ...facts, ...lines],
  };
}
