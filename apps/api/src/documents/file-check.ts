import { fileTypeFromBuffer } from 'file-type';
import { type InvalidCode, uploadTypes } from '@portal/domain';
import { wrongOfArchive } from './archive.js';

/** A checked file is of a media type that may be uploaded; another is refused with what is wrong with it. */
export type FileCheck = { readonly mediaType: string } | { readonly wrong: InvalidCode };

const wrongType: FileCheck = { wrong: 'evidence-type' };

/** What the content is, if it may be uploaded, is nothing else besides, and can be read by whoever decides on it. */
export async function checkFile(bytes: Buffer): Promise<FileCheck> {
  const found = await fileTypeFromBuffer(bytes);
  const mediaType = found?.mime ?? (isPlainText(bytes) ? 'text/plain' : null);
  if (mediaType === null || !(uploadTypes as readonly string[]).includes(mediaType)) return wrongType;
  if (isSomethingElseToo(bytes, mediaType)) return wrongType;
  if (mediaType === 'application/pdf' && isEncrypted(bytes)) return { wrong: 'file-encrypted' };
  if (isArchive(mediaType)) {
    const wrong = await wrongOfArchive(bytes);
    if (wrong) return { wrong };
  }
  return { mediaType };
}

const archiveMark = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const pdfMark = Buffer.from('%PDF-');

function isArchive(mediaType: string): boolean {
  return mediaType.includes('openxmlformats') || mediaType.includes('opendocument');
}

/** A file that is two types at once: another begins inside it, or a browser would take it for a page. */
function isSomethingElseToo(bytes: Buffer, mediaType: string): boolean {
  const head = bytes.subarray(0, 1024).toString('latin1').toLowerCase();
  if (/<(!doctype html|html|script|svg|body|iframe)/.test(head)) return true;
  if (mediaType !== 'application/pdf' && bytes.subarray(0, 1024).includes(pdfMark)) return true;
  if (mediaType === 'application/pdf' && !bytes.subarray(0, 5).equals(pdfMark)) return true;
  if (!isArchive(mediaType) && endsAsArchive(bytes)) return true;
  return mediaType.startsWith('image/') && bytes.includes(archiveMark) && endsAsArchive(bytes);
}

/** The end record of a ZIP archive within its last 64 kB: readers of archives begin there, whatever stands before. */
function endsAsArchive(bytes: Buffer): boolean {
  return bytes.subarray(-65_557).includes(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
}

/** The trailer of a PDF names what it is encrypted with, in the clear (ISO 32000-2, 7.6.1). */
function isEncrypted(bytes: Buffer): boolean {
  const mark = '/Encrypt';
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) {
    const after = bytes.subarray(at + mark.length, at + mark.length + 40).toString('latin1');
    if (/^\s*(\d+\s+\d+\s+R|<<)/.test(after)) return true;
  }
  return false;
}

function isPlainText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
