import * as z from 'zod';
import { cbrnDomains, isDay, languages, precisions, toInstant, visibilities } from '@portal/domain';

// zod would probe `new Function`, which the portal's content security policy refuses.
if ('document' in globalThis) z.config({ jitless: true });

/** Text as people write it: well-formed Unicode without control characters that no keyboard gives. */
export function text(longest: number): z.ZodString {
  return z
    .string()
    .max(longest)
    .refine((value) => isCleanText(value), { error: 'malformed-text' });
}

/** Such a text that says something: at least one character besides white space; trimmed. */
export function words(longest: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((value) => isCleanText(value), { error: 'malformed-text' });
}

/** No null byte, no other C0 control but tab and line ends, no lone surrogate. */
export function isCleanText(value: string): boolean {
  // eslint reads a control character in a pattern as a slip, so they are told by their code.
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return false;
    if (code >= 0xd800 && code <= 0xdfff) return false;
  }
  return true;
}

/** A text that somebody will read out of its context: no sign that turns the direction of writing, no picture in it. */
export function plainText(longest: number): z.ZodString {
  return text(longest)
    .refine((value) => !turnsDirection(value), { error: 'bidi-control' })
    .refine((value) => !holdsImage(value), { error: 'embedded-image' });
}

/** Such a text that says something. */
export function plainWords(longest: number): z.ZodString {
  return words(longest)
    .refine((value) => !turnsDirection(value), { error: 'bidi-control' })
    .refine((value) => !holdsImage(value), { error: 'embedded-image' });
}

/** Embeddings, overrides and isolates. The two marks that keyboards for Arabic have are none of them. */
function turnsDirection(value: string): boolean {
  return /[\u202a-\u202e\u2066-\u2069]/.test(value);
}

/** As markup or as a `data:` address. */
function holdsImage(value: string): boolean {
  return /!\[[^\]]*\]\(|<\s*(img|svg|picture|object|embed)\b|data:[a-z]+\/[a-z0-9.+-]+[;,]/i.test(value);
}

export const Id = z.uuid().meta({ id: 'Id', description: 'UUIDv7' });
export type Id = z.infer<typeof Id>;

export const ById = z.strictObject({ id: Id });
export type ById = z.infer<typeof ById>;

export const Day = z
  .string()
  .refine(isDay, { error: 'not-a-day' })
  .meta({ id: 'Day', description: 'A calendar day, YYYY-MM-DD', format: 'date' });
export type Day = z.infer<typeof Day>;

export const Instant = z
  .string()
  .refine((value) => toInstant(value) !== null, { error: 'not-an-instant' })
  .meta({ id: 'Instant', description: 'RFC 3339', format: 'date-time' });
export type Instant = z.infer<typeof Instant>;

export const Precision = z.enum(precisions).meta({ id: 'Precision' });
export const Language = z.enum(languages).meta({ id: 'Language' });
export const Visibility = z.enum(visibilities).meta({ id: 'Visibility' });

export const Iso3 = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ id: 'Iso3', description: 'ISO 3166-1 alpha-3' });
export const RegionCode = z
  .string()
  .regex(/^[A-Z]{2,5}$/)
  .meta({ id: 'RegionCode' });
/** Ids of indicators, levels and figures are data: lower-case words. */
export const Code = z
  .string()
  .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/)
  .max(60)
  .meta({ id: 'Code' });

export const ByIso3 = z.strictObject({ iso3: Iso3 });
export type ByIso3 = z.infer<typeof ByIso3>;

export const ByRegionCode = z.strictObject({ code: RegionCode });
export type ByRegionCode = z.infer<typeof ByRegionCode>;

/** Why something was returned, retracted or exempted: 1 to 2 000 characters after trimming. */
export const Reason = words(2000).meta({ id: 'Reason' });

/** An address on the web (http or https), at most 2 000 characters. */
export const WebAddress = z
  .string()
  .max(2000)
  .refine((value) => isWebAddress(value), { error: 'web-address' })
  .meta({ id: 'WebAddress', format: 'uri' });

function isWebAddress(value: string): boolean {
  if (!isCleanText(value) || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

/** Chemical, biological, radiological, nuclear. */
export const CbrnDomain = z.enum(cbrnDomains).meta({ id: 'CbrnDomain' });
