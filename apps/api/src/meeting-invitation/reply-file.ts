const calendarTypes = ['text/calendar', 'application/ics'];
/** How deep messages within messages are followed. */
const mostDeep = 8;

/**
 * The calendar objects in a file: the file itself where it is one (.ics), else the parts of a mail (.eml) that are, with
 * their transfer encoding undone.
 */
export function calendarsIn(file: Buffer): readonly string[] {
  const text = file.toString('utf8').replace(/^\uFEFF/, '');
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) return [text];
  // Bytes as letters, so that no encoding is guessed before a part has named its own.
  return partsOf(file.toString('latin1'), mostDeep);
}

function partsOf(message: string, depth: number): readonly string[] {
  const end = /\r?\n\r?\n/.exec(message);
  if (!end || depth === 0) return [];
  const headers = headersOf(message.slice(0, end.index));
  const body = message.slice(end.index + end[0].length);
  const type = headers.get('content-type') ?? 'text/plain';
  const kind = (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (kind.startsWith('multipart/')) {
    const boundary = parameterOf(type, 'boundary');
    return boundary ? sections(body, boundary).flatMap((part) => partsOf(part, depth - 1)) : [];
  }
  const bytes = undone(body, headers.get('content-transfer-encoding') ?? '7bit');
  if (kind === 'message/rfc822') return partsOf(bytes.toString('latin1'), depth - 1);
  const isCalendar = calendarTypes.includes(kind) || /\.ics$/i.test(parameterOf(type, 'name') ?? '');
  return isCalendar
    ? [bytes.toString(parameterOf(type, 'charset')?.toLowerCase() === 'iso-8859-1' ? 'latin1' : 'utf8')]
    : [];
}

function headersOf(head: string): ReadonlyMap<string, string> {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
}

function parameterOf(header: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return found?.[1] ?? found?.[2] ?? null;
}

/** What stands between the lines that say where a part begins. */
function sections(body: string, boundary: string): readonly string[] {
  const parts: string[][] = [];
  for (const line of body.split(/\r?\n/)) {
    const mark = line.trimEnd();
    if (mark === `--${boundary}--`) break;
    if (mark === `--${boundary}`) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join('\r\n'));
}

function undone(body: string, coding: string): Buffer {
  switch (coding.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return Buffer.from(
        body
          .replace(/[ \t]*=\r?\n/g, '')
          .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );
    default:
      return Buffer.from(body, 'latin1');
  }
}
