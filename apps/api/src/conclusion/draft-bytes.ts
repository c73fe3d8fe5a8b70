import type * as Yjs from 'yjs';

let loaded: Promise<typeof Yjs> | null = null;

/** Fetched with the first draft: most processes never open one. */
export function yjs(): Promise<typeof Yjs> {
  loaded ??= import('yjs');
  return loaded;
}

/** Whether these bytes are a change of a document: one that is not would stop everybody's page. */
export async function isUpdate(bytes: Uint8Array): Promise<boolean> {
  const { applyUpdate, decodeUpdate, Doc } = await yjs();
  try {
    decodeUpdate(bytes);
    applyUpdate(new Doc(), bytes);
    return true;
  } catch {
    return false;
  }
}

/** Many changes as one, nothing lost; of none, nothing. */
export async function asOne(updates: readonly Uint8Array[]): Promise<Buffer> {
  if (updates.length === 0) return Buffer.alloc(0);
  const { mergeUpdates } = await yjs();
  return Buffer.from(mergeUpdates([...updates]));
}

/** The document that these changes make. */
export async function documentOf(bytes: Uint8Array): Promise<Yjs.Doc> {
  const { applyUpdate, Doc } = await yjs();
  const document = new Doc();
  if (bytes.length > 0) applyUpdate(document, bytes);
  return document;
}

/** Whether somebody saw the document as it stands: what was written, and what was taken out. */
export async function isSeen(document: Yjs.Doc, seen: Uint8Array): Promise<boolean> {
  const { decodeSnapshot, equalSnapshots, snapshot } = await yjs();
  try {
    return equalSnapshots(snapshot(document), decodeSnapshot(seen));
  } catch {
    return false;
  }
}
