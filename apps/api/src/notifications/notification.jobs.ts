import * as z from 'zod';
import { jobKind } from '../platform/jobs/job-kind.js';

/** Somebody was told something in the portal: mail follows, if they wish it. */
export const personTold = jobKind('notifications.person-told', z.strictObject({ personId: z.uuid() }));
/** The mail of the day is due. */
export const dayBegan = jobKind('notifications.day-began', z.strictObject({}));
