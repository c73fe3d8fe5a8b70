const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'text/plain': 'txt',
};

/** What a file's name ends with, by its media type: `pdf`; `bin` where it is none that may be uploaded. */
export function endingOf(mediaType: string): string {
  return endings[mediaType] ?? 'bin';
}

/** Of a name as people write it, as many characters as every file system takes with its number and ending. */
const longest = 60;

/**
 * A name for a file in an archive that any system can unpack: its number keeps it from being another's, its title is
 * kept in its own script, without what is a path, an order to the system, or a character that turns the direction of
 * reading; its ending says what it is.
 */
export function archiveName(place: number, title: string, mediaType: string): string {
  const safe = title
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*\ufffd]+/gu, ' ')
    .replace(/\s+/g, ' ');
  const short = [...safe]
    .slice(0, longest)
    .join('')
    .replace(/^[\s.~-]+|[\s.]+$/g, '');
  const number = String(place).padStart(4, '0');
  return `${short === '' ? number : `${number} ${short}`}.${endingOf(mediaType)}`;
}
