import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { DocumentInput } from '@portal/contracts';
import { invalid, type Refusal, uploadTypes } from '@portal/domain';
import { invalidValuesFrom } from '../platform/http/invalid-values.js';
import type { PortalRequest } from '../platform/http/request.js';

/** An upload that was read and checked. */
export interface Upload {
  readonly input: DocumentInput;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly mediaType: string;
}

const wrongType = invalid({ pointer: '/file', code: 'evidence-type' });

/** Reads a multipart request: its fields by their contract, its file by its content. */
export async function readUpload(request: PortalRequest): Promise<Upload | Refusal> {
  if (!request.isMultipart()) return invalid({ pointer: '/file', code: 'required' });
  const fields: Record<string, unknown> = {};
  let bytes: Buffer | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = part.value;
    else if (part.fieldname === 'file') bytes = await part.toBuffer();
    else return invalid({ pointer: `/${part.fieldname}`, code: 'unknown-field' });
  }
  const parsed = DocumentInput.safeParse(fields);
  if (!parsed.success) return { refused: 'invalid', errors: invalidValuesFrom(parsed.error.issues) };
  if (!bytes || bytes.length === 0) return invalid({ pointer: '/file', code: 'required' });
  const mediaType = await mediaTypeOf(bytes);
  if (!mediaType) return wrongType;
  return { input: parsed.data, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), mediaType };
}

/** What the content is, if it may be uploaded and is nothing else besides; null else. */
export async function mediaTypeOf(bytes: Buffer): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes);
  const mediaType = found?.mime ?? (isPlainText(bytes) ? 'text/plain' : null);
  if (mediaType === null || !(uploadTypes as readonly string[]).includes(mediaType)) return null;
  return isSomethingElseToo(bytes, mediaType) ? null : mediaType;
}

const archiveMark = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const pdfMark = Buffer.from('%PDF-');

/** A file that is two types at once: another begins inside it, or a browser would take it for a page. */
function isSomethingElseToo(bytes: Buffer, mediaType: string): boolean {
  const isArchive = mediaType.includes('openxmlformats') || mediaType.includes('opendocument');
  const head = bytes.subarray(0, 1024).toString('latin1').toLowerCase();
  if (/<(!doctype html|html|script|svg|body|iframe)/.test(head)) return true;
  if (mediaType !== 'application/pdf' && bytes.subarray(0, 1024).includes(pdfMark)) return true;
  if (mediaType === 'application/pdf' && !bytes.subarray(0, 5).equals(pdfMark)) return true;
  if (!isArchive && endsAsArchive(bytes)) return true;
  return mediaType.startsWith('image/') && bytes.includes(archiveMark) && endsAsArchive(bytes);
}

/** The end record of a ZIP archive within its last 64 kB: readers of archives begin there, whatever stands before. */
function endsAsArchive(bytes: Buffer): boolean {
  return bytes.subarray(-65_557).includes(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
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
