import * as z from 'zod';
import { jobKind } from '../platform/jobs/job-kind.js';

/**
 * Somebody asked for everything on their country. Not tried again by itself: whoever asked is told that it failed, and
 * asks again.
 */
export const countryAsked = jobKind('exports.country-asked', z.strictObject({ exportId: z.uuid() }), 0);
/** Files of exports are to go, and exports whose worker was lost to end. */
export const filesGrewOld = jobKind('exports.files-grew-old', z.strictObject({}));
