import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Kept {
  readonly bytes: Buffer;
  at: Date;
}

/** S3-compatible storage in memory: put, get, head, delete, list; signatures are not checked. It can be away. */
export async function aStorage() {
  const files = new Map<string, Kept>();
  /** `away`: no answer at all; `cut`: goes away in the middle of what it takes or gives; `full`: takes nothing more. */
  const state: { now: 'there' | 'away' | 'cut' | 'full' } = { now: 'there' };
  const asked: string[] = [];
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://storage');
    const [, bucket = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const key = rest.join('/');
    asked.push(`${request.method ?? ''} ${key}`);
    if (state.now === 'away') return void request.socket.destroy();
    if (bucket !== 'portal') return problem(response, 404, 'NoSuchBucket');
    switch (request.method) {
      case 'PUT':
        return put(key, request, response);
      case 'DELETE':
        files.delete(key);
        return void response.writeHead(204).end();
      case 'GET':
        return key === '' ? list(url.searchParams.get('prefix') ?? '', response) : get(key, response);
      default:
        return problem(response, 405, 'MethodNotAllowed');
    }
  }

  async function put(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
      if (state.now === 'cut') return void request.socket.destroy();
    }
    if (state.now === 'full') return problem(response, 507, 'StorageFull');
    const bytes = Buffer.concat(chunks);
    const said = request.headers['x-amz-checksum-sha256'];
    if (said !== createHash('sha256').update(bytes).digest('base64')) return problem(response, 400, 'BadDigest');
    files.set(key, { bytes, at: new Date() });
    response.writeHead(200, { etag: '"1"' }).end();
  }

  function get(key: string, response: ServerResponse): void {
    const file = files.get(key);
    if (!file) return problem(response, 404, 'NoSuchKey');
    response.writeHead(200, { 'content-length': file.bytes.length, 'last-modified': file.at.toUTCString() });
    if (state.now !== 'cut') return void response.end(file.bytes);
    response.write(file.bytes.subarray(0, file.bytes.length / 2), () => response.socket?.destroy());
  }

  function list(prefix: string, response: ServerResponse): void {
    const contents = [...files]
      .filter(([key]) => key.startsWith(prefix))
      .map(
        ([key, { bytes, at }]) =>
          `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><Size>${bytes.length}</Size></Contents>`,
      );
    response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(`<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`);
  }

  function problem(response: ServerResponse, status: number, code: string): void {
    response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    files,
    state,
    asked,
    url: `http://key:secret@127.0.0.1:${port}/portal?region=eu-west-1&prefix=documents`,
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
