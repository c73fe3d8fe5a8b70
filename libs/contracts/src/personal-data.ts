import * as z from 'zod';
import { Instant } from './scalars.js';

/** What the portal may hold about somebody, in the order in which it is shown. */
export const personalParts = [
  'account',
  'assignments',
  'member',
  'terms',
  'meetings',
  'round-tables',
  'briefings',
  'answers',
  'feeds',
  'reports',
  'documents',
  'letters',
  'positions',
  'ballots',
  'risk-parts',
  'risk-words',
  'scores',
  'reviews',
  'risk-access',
  'told',
  'mails',
  'sessions',
] as const;

const Held = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

/** Everything held about one person: by part, row by row; parts without a row are left out. */
export const PersonalData = z
  .object({
    name: z.string(),
    at: Instant,
    parts: z.array(z.object({ part: z.enum(personalParts), items: z.array(z.record(z.string(), Held)) })),
  })
  .meta({ id: 'PersonalData' });
export type PersonalData = z.infer<typeof PersonalData>;

/** The password once more, so that nobody else at an open screen does it. */
export const AccountErasure = z.strictObject({ password: z.string().min(1).max(200) }).meta({ id: 'AccountErasure' });
export type AccountErasure = z.infer<typeof AccountErasure>;
