/**
 * Layers of the map that are drawn from records, on any day: every partner country there ever was, with a level, or why
 * it has none. Only what the reader is shown; "not shared" is said whether or not there is a record.
 *
 *   GET action-plans/progress-map?asAt=&sample=      ProgressMap
 *   GET teams/sector-map?asAt=&sector=&sample=       SectorMap
 *   GET round-tables/host-map?asAt=&sample=          HostMap
 */
import * as z from 'zod';
import { hostSteps, shareSteps } from '@portal/domain';
import { whole } from './lists.js';
import { RoundTableMention } from './overview.js';
import { Sample } from './picture.js';
import { ListedPlan } from './plans.js';
import { Code, Day, Id, Iso3 } from './scalars.js';
import { Sector } from './team.js';

const stepIds = shareSteps.map(({ id }) => id);
export const ShareStep = z.enum(stepIds).meta({ id: 'ShareStep' });

/** "Not asked": no record in the portal, said to the country's own people alone; "silent": it is shown, and says nothing. */
export const RecordEmpty = z.enum(['not-shared', 'not-asked', 'silent']).meta({ id: 'RecordEmpty' });

/** `plan`: the version in force on the day; null where none was adopted by then or none is shown. */
export const PlanOnMap = z
  .object({
    iso3: Iso3,
    step: ShareStep.nullable(),
    empty: RecordEmpty.nullable(),
    plan: ListedPlan.nullable(),
  })
  .meta({ id: 'PlanOnMap' });
export type PlanOnMap = z.infer<typeof PlanOnMap>;
export const ProgressMap = whole(PlanOnMap).extend({ asAt: Day }).meta({ id: 'ProgressMap' });
export type ProgressMap = z.infer<typeof ProgressMap>;
export const ProgressMapQuery = z.strictObject({ asAt: Day.optional(), sample: Sample });
export type ProgressMapQuery = z.infer<typeof ProgressMapQuery>;

/** `cover` of the sector asked for; without one null, and `step` says how many of the sectors are covered. */
export const TeamOnMap = z
  .object({
    iso3: Iso3,
    cover: z.enum(['covered', 'vacant', 'without']).nullable(),
    step: ShareStep.nullable(),
    empty: RecordEmpty.nullable(),
    team: z
      .object({
        id: Id,
        name: z.string(),
        covered: z.number().int(),
        seats: z.number().int(),
        vacant: z.number().int(),
        sample: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'TeamOnMap' });
export type TeamOnMap = z.infer<typeof TeamOnMap>;
export const SectorMap = whole(TeamOnMap)
  .extend({ asAt: Day, sector: Code.nullable(), sectors: z.array(Sector) })
  .meta({ id: 'SectorMap' });
export type SectorMap = z.infer<typeof SectorMap>;
export const SectorMapQuery = z.strictObject({ asAt: Day.optional(), sector: Code.optional(), sample: Sample });
export type SectorMapQuery = z.infer<typeof SectorMapQuery>;

/** `hosted` by the day, `ahead`: with fixed days still to come; of the meetings that the reader knows of. */
export const HostOnMap = z
  .object({
    iso3: Iso3,
    step: z.enum(hostSteps),
    hosted: z.array(RoundTableMention),
    ahead: z.array(RoundTableMention),
  })
  .meta({ id: 'HostOnMap' });
export type HostOnMap = z.infer<typeof HostOnMap>;
export const HostMap = whole(HostOnMap).extend({ asAt: Day }).meta({ id: 'HostMap' });
export type HostMap = z.infer<typeof HostMap>;
export const HostMapQuery = z.strictObject({ asAt: Day.optional(), sample: Sample });
export type HostMapQuery = z.infer<typeof HostMapQuery>;
