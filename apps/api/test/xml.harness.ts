/** Throws where a text is no well-formed XML: a tag that is not closed, a bare `<` or `&`, a character XML has not. */
export function wellFormed(xml: string): void {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(xml)) throw new Error('a bare &');
  const control = [...xml].find((each) => /[\p{Cc}\ufffe\uffff]/u.test(each) && !/[\t\r\n]/.test(each));
  if (control !== undefined) throw new Error(`character ${control.codePointAt(0)}`);
  const open: string[] = [];
  const outside = xml.replace(
    /<\?.*?\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/gs,
    (tag, end, name, _, empty) => {
      if (tag.startsWith('<?') || empty === '/') return '';
      if (end === '') open.push(String(name));
      else if (open.pop() !== name) throw new Error(`</${String(name)}> closes nothing`);
      return '';
    },
  );
  if (open.length > 0) throw new Error(`${open.join()} not closed`);
  if (/[<>]/.test(outside)) throw new Error(`a bare < or >: ${outside.slice(outside.search(/[<>]/), 80)}`);
}

/** What is read: all between the tags. */
export function textOfXml(xml: string): string {
  return xml.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => marks[name] ?? '');
}

const marks: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
