import type { Claim, Evidence, Hand, StatusUpdate } from '@portal/contracts';
import { type Day, type Language, toInstant, type Visibility } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { ClaimRow, KeptEvidence, KeptScope, RetractionRow, UpdateRow } from './claim.row.js';
import { nameIn } from './picture.js';

interface Beside {
  readonly people: ReadonlyMap<string, string>;
  /** Countries of which the actor reads `region`: only there are persons named. */
  readonly regionCountries: ReadonlySet<string>;
  readonly documents: ReadonlyMap<string, DocumentRow>;
  readonly changes: ReadonlyMap<string, DocumentChange>;
  readonly retractions: ReadonlyMap<string, RetractionRow>;
  readonly visibilities: ReadonlyMap<string, Visibility>;
  readonly showing: ReadonlySet<string>;
  /** Claims that a validator is asked to look at again. */
  readonly looked: ReadonlySet<string>;
  /** The day on which the indicator's meaning changed after a claim was decided. */
  readonly redefined: ReadonlyMap<string, Day>;
}

interface DocumentChange {
  readonly id: string;
  readonly replaced_at: string | null;
  readonly removed_at: string | null;
}

interface DocumentRow {
  readonly id: string;
  readonly title: string;
  readonly media_type: string;
  readonly size: number;
}

/** Claims as the actor of the transaction may see them: row security leaves out names and titles that are not theirs. */
export async function toClaims(tx: ReadTransaction, rows: readonly ClaimRow[], language: Language): Promise<Claim[]> {
  const beside = await besideOf(tx, rows, []);
  return rows.map((row) => claimOf(row, beside, language));
}

export async function toClaim(tx: ReadTransaction, row: ClaimRow, language: Language): Promise<Claim> {
  const [claim] = await toClaims(tx, [row], language);
  if (!claim) throw new Error('one row gives one claim');
  return claim;
}

/** Updates with their lines in order. */
export async function toUpdates(
  tx: ReadTransaction,
  rows: readonly UpdateRow[],
  language: Language,
): Promise<StatusUpdate[]> {
  const lines = await tx.rows<ClaimRow>('SELECT * FROM claim WHERE update_id = ANY ($1) ORDER BY position, id', [
    rows.map(({ id }) => id),
  ]);
  return updatesOf(tx, rows, lines, language);
}

/** @param lines the update's lines in order, where the caller has them at hand */
export async function toUpdate(
  tx: ReadTransaction,
  row: UpdateRow,
  language: Language,
  lines?: readonly ClaimRow[],
): Promise<StatusUpdate> {
  const [update] = lines ? await updatesOf(tx, [row], lines, language) : await toUpdates(tx, [row], language);
  if (!update) throw new Error('one row gives one update');
  return update;
}

async function updatesOf(
  tx: ReadTransaction,
  rows: readonly UpdateRow[],
  lines: readonly ClaimRow[],
  language: Language,
): Promise<StatusUpdate[]> {
  const beside = await besideOf(
    tx,
    lines,
    rows.map(({ written_by: person }) => person),
  );
  return rows.map((row) => ({
    id: row.id,
    iso3: row.iso3,
    state: row.state,
    writtenBy: handOf(row.iso3, row.written_role, row.written_scope, row.written_by, beside),
    writtenAt: row.written_at,
    lines: lines.filter((line) => line.update_id === row.id).map((line) => claimOf(line, beside, language)),
    sample: row.sample,
    version: row.version,
  }));
}

async function besideOf(
  tx: ReadTransaction,
  rows: readonly ClaimRow[],
  writers: readonly (string | null)[],
): Promise<Beside> {
  if (rows.length === 0 && writers.length === 0) return nothingBeside;
  const validated = rows.filter(({ state }) => state === 'validated').map(({ id }) => id);
  // Nothing can have come to pass since with what this very transaction decides.
  const before = rows.filter((row) => row.state === 'validated' && row.decided_at !== tx.now).map(({ id }) => id);
  const shown = validated.length === 0 ? undefined : await tx.row<ShownRow>(shownSql, [validated]);
  const later = before.length === 0 ? undefined : await tx.row<LaterRow>(laterSql, [before]);
  const retractions = (later?.retractions ?? []).map(inNormalForm);
  const hands = [
    ...writers,
    ...rows.flatMap((row) => [row.sent_by, row.decided_by]),
    ...retractions.flatMap((row) => [row.asked_by, row.agreed_by]),
  ];
  const held = rows.flatMap(({ evidence }) =>
    evidence.flatMap((each) => (each.kind === 'document' ? [each.documentId] : [])),
  );
  const people = [...new Set(hands.filter((id) => id !== null))];
  const row =
    held.length === 0
      ? await tx.row<BesideRow>(handsSql, [people])
      : await tx.row<BesideRow>(besideSql, [people, [...new Set(held)]]);
  return {
    people: new Map(Object.entries(row?.people ?? {})),
    regionCountries: new Set(row?.region_countries ?? []),
    documents: new Map((row?.documents ?? []).map((document) => [document.id, document])),
    changes: new Map((row?.changes ?? []).map((change) => [change.id, change])),
    retractions: new Map(retractions.map((each) => [each.claim_id, each])),
    visibilities: new Map(Object.entries(shown?.visibilities ?? {})),
    showing: new Set(shown?.showing ?? []),
    looked: new Set(later?.looked ?? []),
    redefined: new Map(Object.entries(later?.redefined ?? {})),
  };
}

interface BesideRow {
  readonly people: Readonly<Record<string, string>> | null;
  readonly region_countries: readonly string[];
  readonly documents?: readonly DocumentRow[] | null;
  readonly changes?: readonly DocumentChange[] | null;
}

interface ShownRow {
  readonly visibilities: Readonly<Record<string, Visibility>> | null;
  readonly showing: readonly string[];
}

interface LaterRow {
  readonly retractions: readonly RetractionRow[] | null;
  readonly looked: readonly string[];
  readonly redefined: Readonly<Record<string, Day>> | null;
}

const nothingBeside: Beside = {
  people: new Map(),
  regionCountries: new Set(),
  documents: new Map(),
  changes: new Map(),
  retractions: new Map(),
  visibilities: new Map(),
  showing: new Set(),
  looked: new Set(),
  redefined: new Map(),
};

/** Who stands beside any claim, in one question however long the list is. */
const handsSql = `
  SELECT
    (SELECT jsonb_object_agg(p.id, p.name) FROM person p WHERE p.id = ANY ($1::uuid[])) AS people,
    app.region_countries(app.actor()) AS region_countries`;

/** The same with the documents of their evidence. */
const besideSql = `${handsSql},
    (SELECT jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title, 'media_type', d.media_type, 'size', d.size))
     FROM document d WHERE d.id = ANY ($2::uuid[])) AS documents,
    (SELECT jsonb_agg(c) FROM app.document_changes($2::uuid[]) c) AS changes`;

/** How claims that were validated are shared, and which of them show. */
const shownSql = `
  SELECT
    (SELECT jsonb_object_agg(c.id, s.visibility) FROM claim c JOIN sharing s USING (iso3, indicator)
     WHERE c.id = ANY ($1::uuid[])) AS visibilities,
    ARRAY(SELECT DISTINCT claim_id FROM status_span WHERE claim_id = ANY ($1::uuid[]) AND known_until = 'infinity'
      AND valid_from <= app.today() AND (valid_until IS NULL OR app.today() < valid_until)) AS showing`;

/** What can only have come to pass since claims were validated. */
const laterSql = `
  SELECT
    (SELECT jsonb_agg(r) FROM retraction r WHERE claim_id = ANY ($1::uuid[])) AS retractions,
    (SELECT jsonb_object_agg(c.id, b.day) FROM claim c CROSS JOIN LATERAL (
       SELECT (min(d.recorded_at) AT TIME ZONE 'UTC')::date AS day FROM indicator_definition d
       WHERE d.indicator = c.indicator AND d.is_break AND d.recorded_at > c.decided_at) b
     WHERE c.id = ANY ($1::uuid[]) AND b.day IS NOT NULL) AS redefined,
    ARRAY(SELECT DISTINCT claim_id FROM work_item WHERE claim_id = ANY ($1::uuid[]) AND kind = 'look-again'
      AND done_at IS NULL) AS looked`;

/** PostgreSQL writes instants in JSON with as many digits as they need. */
function inNormalForm(row: RetractionRow): RetractionRow {
  return {
    ...row,
    asked_at: toInstant(row.asked_at) ?? row.asked_at,
    agreed_at: row.agreed_at === null ? null : toInstant(row.agreed_at),
  };
}

function claimOf(row: ClaimRow, beside: Beside, language: Language): Claim {
  const retraction = beside.retractions.get(row.id);
  return {
    id: row.id,
    updateId: row.update_id,
    iso3: row.iso3,
    indicator: row.indicator,
    level: row.level,
    effectiveOn: row.effective_on,
    effectivePrecision: row.effective_precision,
    attestedOn: row.attested_on,
    state: row.state,
    note: row.note,
    evidence: row.evidence.map((each) => evidenceOf(each, beside, language)),
    confirms: row.confirms,
    replaces: row.replaces,
    sentBy:
      row.sent_role && row.sent_scope ? handOf(row.iso3, row.sent_role, row.sent_scope, row.sent_by, beside) : null,
    sentAt: row.sent_at,
    decidedBy:
      row.decided_role && row.decided_scope
        ? handOf(row.iso3, row.decided_role, row.decided_scope, row.decided_by, beside)
        : null,
    decidedAt: row.decided_at,
    reason: row.reason,
    retraction: retraction
      ? {
          askedBy: handOf(row.iso3, retraction.asked_role, retraction.asked_scope, retraction.asked_by, beside),
          askedAt: retraction.asked_at,
          reason: retraction.reason,
          agreedBy:
            retraction.agreed_role && retraction.agreed_scope
              ? handOf(row.iso3, retraction.agreed_role, retraction.agreed_scope, retraction.agreed_by, beside)
              : null,
          agreedAt: retraction.agreed_at,
        }
      : null,
    rule: ruleOf(row, beside),
    looksAgain: beside.looked.has(row.id),
    redefinedOn: beside.redefined.get(row.id) ?? null,
    visibility: row.state === 'validated' ? (beside.visibilities.get(row.id) ?? 'public') : 'region',
    sample: row.sample,
    version: row.version,
  };
}

function ruleOf(row: ClaimRow, beside: Beside): Claim['rule'] {
  if (row.state !== 'validated') return 'not-validated';
  if (row.retracted_at !== null) return 'retracted';
  return beside.showing.has(row.id) ? 'shows' : 'later-claim';
}

function handOf(
  iso3: string,
  role: Hand['role'],
  scope: KeptScope,
  person: string | null,
  { people, regionCountries }: Beside,
): Hand {
  const name = person === null || !regionCountries.has(iso3) ? undefined : people.get(person);
  return { role, scope, person: person === null || name === undefined ? null : { id: person, name } };
}

function evidenceOf(each: KeptEvidence, beside: Beside, language: Language): Evidence {
  switch (each.kind) {
    case 'link':
      return each;
    case 'document': {
      const document = beside.documents.get(each.documentId);
      const change = beside.changes.get(each.documentId);
      return {
        kind: 'document',
        documentId: each.documentId,
        title: document ? (each.title ?? document.title) : null,
        mediaType: document?.media_type ?? null,
        size: document?.size ?? null,
        replacedAt: toInstant(change?.replaced_at ?? ''),
        removedAt: toInstant(change?.removed_at ?? ''),
      };
    }
    case 'source':
      return {
        ...each,
        paraphrase: nameIn(each.paraphrase, language),
        ambiguity: each.ambiguity ? nameIn(each.ambiguity, language) : null,
      };
  }
}
