import { endingOf } from '@portal/domain';

/** What a file is called where it is saved: its title without anything that a disk takes for a path, and its type's ending. */
export function fileNameOf(title: string, mediaType: string): string {
  const ending = endingOf(mediaType);
  const plain = title
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const name = [...(plain === '' ? 'document' : plain)].slice(0, 120).join('');
  return name.toLowerCase().endsWith(`.${ending}`) ? name : `${name}.${ending}`;
}

/** `Content-Disposition` of a file (RFC 6266): its name in ASCII, and as it is (RFC 8187). */
export function dispositionOf(kind: 'attachment' | 'inline', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
