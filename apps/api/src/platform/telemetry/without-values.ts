const email = /[^\s"'<>(){}[\],;:=/\\]+@[^\s"'<>(){}[\],;:=/\\]+\.[^\s"'<>(){}[\],;:=/\\]+/g;
/** What a driver quotes of what it was given: `invalid input syntax for type uuid: "abc"`, `Key (email)=(abc)`. */
const quotedValue = /(:\s*)"(?:[^"\\]|\\.)*"/g;
const keyValue = /=\(([^)]*)\)/g;
const query = /\?[^\s"'<>)]+/g;

/** A message without what it quotes of people and of what they sent: e-mail addresses, values, queries. */
export function withoutValues(text: string): string {
  return text.replace(quotedValue, '$1"…"').replace(keyValue, '=(…)').replace(email, '…@…').replace(query, '?…');
}
