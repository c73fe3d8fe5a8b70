/** Where S3-compatible storage is, and who we are there. */
export interface S3Address {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  /** Before every name; empty, or ends in `/`. */
  readonly prefix: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/**
 * Reads `https://key:secret@host/bucket?region=…&prefix=…`; the keys may be given beside it, so that they need not stand
 * in an address.
 *
 * @returns the address, or what is wrong with it, without the keys
 */
export function s3AddressFrom(url: string, accessKey?: string, secretKey?: string): S3Address | string {
  if (!URL.canParse(url)) return 'must look like https://key:secret@host/bucket?region=…&prefix=…';
  const { protocol, username, password, host, pathname, searchParams } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return 'must begin with https:// or http://';
  const [bucket, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (bucket === undefined || rest.length > 0)
    return 'names one bucket after the host; what stands before names is prefix=';
  const keys = {
    accessKey: accessKey ?? decodeURIComponent(username),
    secretKey: secretKey ?? decodeURIComponent(password),
  };
  if (keys.accessKey === '' || keys.secretKey === '')
    return 'needs its keys, in it or in S3_ACCESS_KEY and S3_SECRET_KEY';
  const prefix = (searchParams.get('prefix') ?? '').replace(/^\/+|\/+$/g, '');
  return {
    endpoint: `${protocol}//${host}`,
    bucket: decodeURIComponent(bucket),
    region: searchParams.get('region') ?? 'us-east-1',
    prefix: prefix === '' ? '' : `${prefix}/`,
    ...keys,
  };
}
