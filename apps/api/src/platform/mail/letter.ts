import type { Language } from '@portal/domain';
import { sentence } from '@portal/texts';

/** To whom a letter goes. */
export interface Addressee {
  readonly personId: string | null;
  readonly address: string;
  readonly name: string;
  readonly language: Language;
  /** Somebody invented without an account: kept, and never sent. */
  readonly isSample?: boolean;
}

/** A place in the portal; its path begins with `/`. */
export interface LetterLink {
  readonly words: string;
  readonly path: string;
}

/** What a mail says, in its reader's language: country first in the subject, one thing to do. */
export interface Letter {
  readonly to: Addressee;
  /** For the list of mails: `news`, `invitation`, `reset`. */
  readonly kind: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly list?: readonly (LetterLink & { readonly choices?: readonly LetterLink[] })[];
  /** Answers of one click, where the mail tells one thing. */
  readonly choices?: readonly LetterLink[];
  readonly action: LetterLink;
  /** Whether the reader chooses if and when such mail comes. */
  readonly mayChoose: boolean;
  /** Whom an answer reaches, where that is a person; their address then stands in the mail. */
  readonly replyTo?: { readonly name: string; readonly address: string };
  /** An entry for the reader's calendar (iCalendar), and what it asks of the calendar. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
}

/** A letter as it is handed on. */
export interface Written {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Where readers choose when mail comes. */
export const choicePath = '/account#mail';

/**
 * Writes a letter as text and as HTML of the same words.
 *
 * @param origin the address of the portal, without a slash at its end
 */
export function write(letter: Letter, origin: string): Written {
  const { language } = letter.to;
  const words = (key: string) => sentence('mail', key, language, {});
  const { list = [], choices = [] } = letter;
  const asText = ({ words: said, path }: LetterLink) => `${said}: ${origin}${path}`;
  const choice = letter.mayChoose ? [words('why'), `${words('choose')}: ${origin}${choicePath}`] : [];
  const text = [
    ...letter.paragraphs,
    ...list.map((item) =>
      [
        `- ${item.words}`,
        `  ${origin}${item.path}`,
        ...(item.choices ?? []).map((choice) => `  ${asText(choice)}`),
      ].join('\n'),
    ),
    ...(choices.length > 0 ? [choices.map(asText).join('\n')] : []),
    `${letter.action.words}:\n${origin}${letter.action.path}`,
    ...(choice.length > 0 ? ['-- ', ...choice] : []),
  ].join('\n\n');
  return { subject: oneLine(letter.subject), text, html: htmlOf(letter, origin, words) };
}

function htmlOf(letter: Letter, origin: string, words: (key: string) => string): string {
  const { language } = letter.to;
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const link = (path: string, text: string) => `<a href="${escaped(`${origin}${path}`)}">${escaped(text)}</a>`;
  const choicesOf = (choices: readonly LetterLink[] = []) =>
    choices.map(({ path, words: said }) => link(path, said)).join(' &nbsp;·&nbsp; ');
  const list = (letter.list ?? [])
    .map(({ path, words: said, choices = [] }) => {
      const below = choices.length > 0 ? `<br>${choicesOf(choices)}` : '';
      return `<li style="margin-bottom:8px">${link(path, said)}${below}</li>`;
    })
    .join('');
  const choices = choicesOf(letter.choices);
  const foot = letter.mayChoose
    ? `<p style="color:#4d5d6a;font-size:13px">${escaped(words('why'))}<br>${link(choicePath, words('choose'))}</p>`
    : '';
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><title>${escaped(oneLine(letter.subject))}</title></head>
<body style="font:16px/24px system-ui,sans-serif;color:#17242f;max-width:36em;margin:24px">
${letter.paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')}
${list ? `<ul>${list}</ul>` : ''}${choices ? `<p>${choices}</p>` : ''}
<p><a href="${escaped(`${origin}${letter.action.path}`)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#2348a1;color:#ffffff;font-weight:600;text-decoration:none">${escaped(letter.action.words)}</a></p>
${foot}
</body>
</html>`;
}

/** A line break in a header would begin another one. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').trim();
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
