/**
 * Delegations of a round table, by seats (domain.md, "Delegation"): who comes is told inside the meeting; what a person
 * needs to the country's focal point and the secretariat that runs it.
 *
 *   GET    delegations?roundTable=        Delegations
 *   POST   delegations/seats              DelegationSeatsInput → Delegation
 *   POST   delegations/attendance         AttendanceNotes → Delegations; the later note of the two stands
 *   POST   delegates                      DelegateInput → Delegate
 *   PATCH  delegates/:id      If-Match    DelegatePatch → Delegate
 *   POST   delegates/:id/needs            DelegateNeedsInput → Delegate
 *   POST   delegates/:id/erase            → Delegate
 */
import * as z from 'zod';
import { delegateAnswers, delegateAttendances, delegationSeats, participations } from '@portal/domain';
import { Day, Id, Instant, Iso3, text, words } from './scalars.js';

export const DelegationSeat = z.enum(delegationSeats).meta({ id: 'DelegationSeat' });
export const DelegateAnswer = z.enum(delegateAnswers).meta({ id: 'DelegateAnswer' });
export const DelegateAttendance = z.enum(delegateAttendances).meta({ id: 'DelegateAttendance' });

const seats = z.number().int().min(0).max(50);
export const SeatQuota = z
  .strictObject({
    head: z.number().int().min(0).max(1),
    delegate: seats,
    alternate: seats,
    observer: seats,
    interpreter: seats,
  })
  .meta({ id: 'SeatQuota' });

export const DelegateNeeds = z
  .object({
    visaLetter: z.boolean(),
    /** Into which language; empty: none. */
    interpretation: z.string(),
    diet: z.string(),
    deleteOn: Day,
  })
  .meta({ id: 'DelegateNeeds' });

export const Delegate = z
  .object({
    id: Id,
    roundTableId: Id,
    iso3: Iso3,
    seat: DelegationSeat,
    /** Null: the person was erased. */
    name: z.string().nullable(),
    email: z.string().nullable(),
    memberId: Id.nullable(),
    personId: Id.nullable(),
    answer: DelegateAnswer,
    attended: DelegateAttendance.nullable(),
    nominatedAt: Instant,
    /** Null: none said, or not for the reader to know; `seesNeeds` of the delegation tells which. */
    needs: DelegateNeeds.nullable(),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Delegate' });
export type Delegate = z.infer<typeof Delegate>;

export const Delegation = z
  .object({
    iso3: Iso3,
    name: z.string(),
    participation: z.enum(participations),
    isHost: z.boolean(),
    seats: SeatQuota,
    /** A fact of the network; null: nothing was noted. */
    tookPart: z.boolean().nullable(),
    delegates: z.array(Delegate),
    mayNominate: z.boolean(),
    seesNeeds: z.boolean(),
  })
  .meta({ id: 'Delegation' });
export type Delegation = z.infer<typeof Delegation>;

export const Delegations = z
  .object({ roundTableId: Id, items: z.array(Delegation), mayRun: z.boolean(), mayNoteAttendance: z.boolean() })
  .meta({ id: 'Delegations' });
export type Delegations = z.infer<typeof Delegations>;

export const DelegationSeatsInput = z
  .strictObject({ roundTable: Id, iso3: Iso3, seats: SeatQuota })
  .meta({ id: 'DelegationSeatsInput' });
export type DelegationSeatsInput = z.infer<typeof DelegationSeatsInput>;

/** Names somebody: a member of the country's team, one of its accounts, or by name and address. */
export const DelegateInput = z
  .strictObject({
    roundTable: Id,
    iso3: Iso3,
    seat: DelegationSeat,
    person: z.union([
      z.strictObject({ memberId: Id }),
      z.strictObject({ personId: Id }),
      z.strictObject({ name: words(200), email: z.email({ error: 'format' }).max(254) }),
    ]),
  })
  .meta({ id: 'DelegateInput' });
export type DelegateInput = z.infer<typeof DelegateInput>;

export const DelegatePatch = z
  .strictObject({ seat: DelegationSeat, answer: DelegateAnswer })
  .partial()
  .meta({ id: 'DelegatePatch' });
export type DelegatePatch = z.infer<typeof DelegatePatch>;

export const DelegateNeedsInput = z
  .strictObject({ visaLetter: z.boolean(), interpretation: text(60), diet: text(300) })
  .meta({ id: 'DelegateNeedsInput' });
export type DelegateNeedsInput = z.infer<typeof DelegateNeedsInput>;

/** What a tablet noted, each with when: kept without a line, sent when there is one. */
export const AttendanceNotes = z
  .strictObject({
    roundTable: Id,
    notes: z
      .array(z.strictObject({ delegateId: Id, attended: DelegateAttendance, at: Instant }))
      .min(1)
      .max(1000),
  })
  .meta({ id: 'AttendanceNotes' });
export type AttendanceNotes = z.infer<typeof AttendanceNotes>;
