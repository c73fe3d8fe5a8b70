import * as z from 'zod';
import { jobKind } from '../platform/jobs/job-kind.js';

/** A minute passed: what people were told in it goes out by mail, if they wish it. */
export const minutePassed = jobKind('notifications.minute-passed', z.strictObject({}));
/** The mail of the day is due. */
export const dayBegan = jobKind('notifications.day-began', z.strictObject({}));
