/** A tag of an XML text, with the text before it. */
export interface Tag {
  readonly name: string;
  readonly attributes: string;
  readonly isClosing: boolean;
  readonly isEmpty: boolean;
  readonly textBefore: string;
}

/**
 * The tags of an XML text one after the other. Knows neither entities of the file's own nor declarations: a file that
 * has them is refused before it comes here.
 */
export function* tagsIn(xml: string): Generator<Tag> {
  const tag = /<(\/?)([\w:.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;
  let end = 0;
  for (let match = tag.exec(xml); match; match = tag.exec(xml)) {
    const [whole, closing = '', name = '', attributes = '', empty = ''] = match;
    yield {
      name,
      attributes,
      isClosing: closing === '/',
      isEmpty: empty === '/',
      textBefore: xml.slice(end, match.index),
    };
    end = match.index + whole.length;
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text with its five named signs and its numbered ones. */
export function unescaped(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
    const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
