/**
 * Reports of a risk assessment: its top risks in words, or one page for whoever decides. For whoever reads the
 * assessment, with what they see of it; each carries its marking and the reader's name on every page, and each is an
 * entry of the audit.
 *
 *   GET    risk-assessments/:id/report?kind=&lang=        RiskReport: laid out, for print and PDF by the browser
 *   GET    risk-assessments/:id/report.docx?kind=&lang=   the same as a document for Word
 */
import * as z from 'zod';
import { riskReportKinds } from '@portal/domain';
import { Language } from './scalars.js';

/** `lang` for links, which cannot say `Accept-Language`. */
export const RiskReportQuery = z.strictObject({
  kind: z.enum(riskReportKinds).default('top-risks'),
  lang: Language.optional(),
});
export type RiskReportQuery = z.infer<typeof RiskReportQuery>;

const Line = z
  .object({
    text: z.string(),
    by: z.enum(['own', 'figure', 'document']),
    look: z.enum(['plain', 'strong', 'small', 'caution']),
  })
  .meta({ id: 'OutlineLine' });
const Cell = z.object({ lines: z.array(Line), side: z.enum(['start', 'end']) }).meta({ id: 'OutlineCell' });
const Facts = z.array(z.object({ label: z.string(), value: Line })).meta({ id: 'OutlineFacts' });

/** A block of a laid out document. */
export const OutlineBlock = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('heading'),
      level: z.union([z.literal(1), z.literal(2)]),
      line: Line,
      onNewPage: z.boolean(),
    }),
    z.object({ kind: z.literal('paragraph'), line: Line, leads: z.boolean() }),
    z.object({ kind: z.literal('facts'), facts: Facts }),
    z.object({
      kind: z.literal('table'),
      columns: z.array(Cell),
      shares: z.array(z.number()),
      rows: z.array(z.array(Cell)),
      keepsDirection: z.boolean().exactOptional(),
    }),
  ])
  .meta({ id: 'OutlineBlock' });

/** A report as it is laid out, in one language. */
export const RiskReport = z
  .object({
    cover: z.object({ place: Line, subject: Line, title: Line, facts: Facts, adoption: z.array(Line) }),
    blocks: z.array(OutlineBlock),
    foot: Line,
    /** Over every page: for whom it is, and for whom it was made. */
    marking: Line,
    /** All of it is to stand on one page. */
    isBrief: z.boolean(),
  })
  .meta({ id: 'RiskReport' });
export type RiskReport = z.infer<typeof RiskReport>;
