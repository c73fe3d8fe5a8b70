import { randomUUID } from 'node:crypto';
import { ZipFile } from 'yazl';
import type { Application } from './application.harness.js';

/** A PDF of one empty page, told from another by a word. */
export function aPdf(word = 'page', trailer = '/Size 4 /Root 1 0 R'): Buffer {
  return Buffer.from(`%PDF-1.4
% ${word}
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>
endobj
trailer
<< ${trailer} >>
%%EOF
`);
}

/** An archive of these entries, as Office files are. */
export async function anArchive(entries: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, bytes] of Object.entries(entries)) archive.addBuffer(bytes, name);
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** The parts by which a spreadsheet is known. */
export const sheetParts = {
  '[Content_Types].xml': Buffer.from(
    `<?xml version="1.0"?><Types><Override PartName="/xl/workbook.xml" ContentType="${sheetType}"/></Types>`,
  ),
  'xl/workbook.xml': Buffer.from('<workbook/>'),
};

export interface Sent {
  readonly key?: string;
  readonly fileName?: string;
  /** Leaves out the end of the body, as a line that is cut. */
  readonly isCut?: boolean;
}

/** Uploads as a browser does. */
export function uploadsTo(portal: () => Application) {
  return (account: string, bytes: Buffer, fields: Readonly<Record<string, string>>, sent: Sent = {}) => {
    const boundary = 'a-boundary';
    const { key = randomUUID(), fileName = 'a.pdf', isCut = false } = sent;
    const body = Buffer.concat([
      ...Object.entries(fields).map(([name, value]) =>
        Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
      ),
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/pdf\r\n\r\n`,
      ),
      bytes,
      Buffer.from(isCut ? '' : `\r\n--${boundary}--\r\n`),
    ]);
    return portal().as(account, 'POST', '/documents', {
      body,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': key },
    });
  };
}
