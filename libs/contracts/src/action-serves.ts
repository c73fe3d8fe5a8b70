/**
 * What an action of a plan serves: regional priorities and commitments of round tables (domain.md, "Action"). For the
 * plan's own people.
 *
 *   GET    actions/:id/serves        ActionServes
 *   PUT    actions/:id/serves        ActionServesInput → ActionServes: all that it serves from now on
 */
import * as z from 'zod';
import { PlanRight } from './plan-actions.js';
import { Id } from './scalars.js';

export const ServedKind = z.enum(['priority', 'commitment']).meta({ id: 'ServedKind' });

/** One that is served, or may be: in its own words, with the round table that it comes from. */
export const Served = z
  .object({
    kind: ServedKind,
    id: Id,
    words: z.string(),
    /** Of the commitment, or of the round table that endorsed the priority. */
    reference: z.string(),
    roundTableId: Id,
    /** Of a commitment; a priority has none. */
    state: z.string().nullable(),
  })
  .meta({ id: 'Served' });
export type Served = z.infer<typeof Served>;

export const ActionServes = z
  .object({
    items: z.array(Served),
    /** What may be chosen: open commitments of the plan's owner and endorsed priorities of its regions; none where the reader may not. */
    choices: z.array(Served),
    mayLink: PlanRight,
  })
  .meta({ id: 'ActionServes' });
export type ActionServes = z.infer<typeof ActionServes>;

export const ActionServesInput = z
  .strictObject({ priorities: z.array(Id).max(50), commitments: z.array(Id).max(50) })
  .meta({ id: 'ActionServesInput' });
export type ActionServesInput = z.infer<typeof ActionServesInput>;
