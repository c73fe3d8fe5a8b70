/**
 * A text as a cell of a table may hold it: harmless where a spreadsheet would run it (OWASP, CSV injection). The wide
 * forms count too: spreadsheets in East Asian languages read them as the narrow ones. Nothing is lost by it:
 * `unguardedText` gives the text back.
 */
export function guardedText(text: string): string {
  return /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}

/** The text that a guarded cell holds; any other text as it is. */
export function unguardedText(text: string): string {
  return /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? text.slice(1) : text;
}

/** Several texts in one cell, `; ` between them; what would part one of them stands behind a backslash. */
export function joinedTexts(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[\\;]/g, (mark) => `\\${mark}`)).join('; ');
}

/** The texts of such a cell; none where it is empty. */
export function partedTexts(cell: string): readonly string[] {
  if (cell === '') return [];
  const texts: string[] = [];
  let text = '';
  for (let place = 0; place < cell.length; place += 1) {
    const mark = cell[place] ?? '';
    if (mark === '\\') {
      place += 1;
      text += cell[place] ?? '';
    } else if (mark === ';') {
      texts.push(text);
      text = '';
      if (cell[place + 1] === ' ') place += 1;
    } else text += mark;
  }
  return [...texts, text];
}
