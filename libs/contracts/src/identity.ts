import * as z from 'zod';
import { mailChoices, permissions, roles, secretariatTitles } from '@portal/domain';
import { anyOf, listing, listOf, paging } from './lists.js';
import { Day, Id, Iso3, Language, RegionCode } from './scalars.js';

export const Role = z.enum(roles).meta({ id: 'Role' });
export const SecretariatTitle = z.enum(secretariatTitles).meta({ id: 'SecretariatTitle' });

export const Scope = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('country'), iso3: Iso3 }),
    z.object({ kind: z.literal('region'), code: RegionCode }),
    z.object({ kind: z.literal('network') }),
    z.object({ kind: z.literal('system') }),
  ])
  .meta({ id: 'Scope' });
export type Scope = z.infer<typeof Scope>;

export const Assignment = z
  .object({ role: Role, scope: Scope, title: SecretariatTitle.nullable(), from: Day, until: Day.nullable() })
  .meta({ id: 'Assignment' });
export type Assignment = z.infer<typeof Assignment>;

/** What somebody signs in with. */
export const SignIn = z
  .strictObject({ email: z.string().max(254), password: z.string().max(1000) })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** Who is signed in (`person` null: nobody), and what they may do today. */
export const Session = z
  .object({
    person: z.object({ id: Id, name: z.string(), language: Language }).nullable(),
    assignments: z.array(Assignment),
    permissions: z.array(z.enum(permissions)),
    /** Whether this installation has sample accounts: every page then says so. */
    trial: z.boolean(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

/** When mail comes, beside what is told in the portal. */
export const MailChoice = z.enum(mailChoices).meta({ id: 'MailChoice' });

export const MePatch = z
  .strictObject({ language: Language.optional(), mail: MailChoice.optional() })
  .meta({ id: 'MePatch' });
export type MePatch = z.infer<typeof MePatch>;

/** One's own record: what `GET me` and `PATCH me` give. */
export const Me = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    language: Language,
    mail: MailChoice,
    version: z.number().int(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

/** At least 12 characters (NIST SP 800-63B asks for length, not for kinds of characters). */
export const NewPassword = z.string().min(12, { error: 'password-weak' }).max(1000).meta({ id: 'NewPassword' });

export const PasswordChange = z
  .strictObject({ current: z.string().max(1000), next: NewPassword })
  .meta({ id: 'PasswordChange' });
export type PasswordChange = z.infer<typeof PasswordChange>;

/** Where a term stands today. */
export const terms = ['present', 'coming', 'past'] as const;

export const AssignmentsQuery = z.strictObject({
  ...listing,
  role: anyOf(Role),
  term: anyOf(z.enum(terms)),
  /** Part of a name. */
  search: z.string().trim().max(100).optional(),
  iso3: anyOf(Iso3),
  region: anyOf(RegionCode),
});
export type AssignmentsQuery = z.infer<typeof AssignmentsQuery>;

/** A role assignment with who holds it, as those who may know it see it. */
export const RoleAssignment = z
  .object({
    id: Id,
    /** The name is null once the account is erased: role and days stay. */
    person: z.object({ id: Id, name: z.string().nullable() }),
    role: Role,
    scope: Scope,
    title: SecretariatTitle.nullable(),
    from: Day,
    until: Day.nullable(),
    /** Whether the reader may end it before its time. */
    mayEnd: z.boolean(),
    /** Whether the reader may erase the account: nobody in office has theirs erased. */
    mayErase: z.boolean(),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'RoleAssignment' });
export type RoleAssignment = z.infer<typeof RoleAssignment>;
export const RoleAssignments = listOf(RoleAssignment).meta({ id: 'RoleAssignments' });
export type RoleAssignments = z.infer<typeof RoleAssignments>;

export const PeopleQuery = z.strictObject({ ...paging });
export type PeopleQuery = z.infer<typeof PeopleQuery>;

/** Somebody the reader may know of, with what they hold today: the directory follows assignments. */
export const Person = z
  .object({ id: Id, name: z.string(), assignments: z.array(Assignment), sample: z.boolean() })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;
export const People = listOf(Person).meta({ id: 'People' });
export type People = z.infer<typeof People>;
