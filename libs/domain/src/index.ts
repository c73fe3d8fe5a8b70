export * from './cbrn-domain.js';
export * from './day.js';
export * from './written.js';
export * from './refusal.js';
export * from './identity/actor.js';
export * from './identity/permissions.js';
export * from './identity/grants.js';
export * from './identity/visibility.js';
export * from './history.js';
export * from './network/membership.js';
export * from './network/partner-terms.js';
export * from './documents/uploads.js';
export * from './documents/documents.js';
export * from './search/excerpt.js';
export * from './documents/file-names.js';
export * from './exports/keeping.js';
export * from './exports/cells.js';
export * from './notifications/mailing.js';
export * from './status/vocabulary.js';
export * from './status/spans.js';
export * from './status/freshness.js';
export * from './status/coverage.js';
export * from './status/decide.js';
export * from './status/definition.js';
export * from './status/lines.js';
export * from './status/rounds.js';
export * from './status/reminders.js';
export * from './team/vocabulary.js';
export * from './team/seats.js';
export * from './team/names.js';
export * from './plan/vocabulary.js';
export * from './plan/currencies.js';
export * from './plan/progress.js';
export * from './plan/curve.js';
export * from './plan/dependencies.js';
export * from './plan/comparison.js';
export * from './plan/costs.js';
export * from './plan/life.js';
export * from './plan/export/exported-plan.js';
export * from './plan/export/sheet.js';
export * from './plan/export/read-sheet.js';
export {
  type OutlineLine,
  type OutlineMaking,
  type OutlineBlock,
  type OutlineCell,
  type OutlineFact,
  type OutlineTable,
  type PlanOutline,
} from './plan/export/outline-blocks.js';
export { planOutline } from './plan/export/outline.js';
export * from './plan/import/sheet.js';
export * from './plan/import/fold.js';
export * from './plan/import/fields.js';
export * from './plan/import/errors.js';
export * from './plan/import/days.js';
export * from './plan/import/amounts.js';
export * from './plan/import/values.js';
export * from './plan/import/columns.js';
export * from './plan/import/objectives.js';
export * from './plan/import/action-values.js';
export * from './plan/import/read-rows.js';
export * from './plan/import/read-table.js';
export * from './plan/import/present.js';
export * from './plan/import/links.js';
export * from './plan/import/changes.js';
export * from './plan/import/preview.js';
export * from './plan/import/writes.js';
export * from './team/zones.js';
export * from './team/meetings.js';
export * from './plan/reminders.js';
export * from './plan/regions.js';
export * from './plan/common-needs.js';
export * from './geometry/equal-earth.js';
export * from './geometry/rings.js';
