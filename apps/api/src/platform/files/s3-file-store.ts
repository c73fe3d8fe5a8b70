import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { assertSha256, type FileStore, isSha256, type KeptFile, StorageFailure, verified } from './file-store.js';
import type { S3Address } from './s3-address.js';

/** Files in S3-compatible storage, named by their content: put whole or not at all. */
export class S3FileStore implements FileStore {
  private readonly client: S3Client;

  constructor(private readonly address: S3Address) {
    this.client = new S3Client({
      endpoint: address.endpoint,
      region: address.region,
      credentials: { accessKeyId: address.accessKey, secretAccessKey: address.secretKey },
      forcePathStyle: true,
      maxAttempts: 3,
      // Ours are sent with what is put and checked on what is read; not every store takes more than that.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // An upload waits for it within its transaction, which ends after 30 s.
      requestHandler: { connectionTimeout: 3_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
    });
  }

  async keep(sha256: string, bytes: Buffer): Promise<void> {
    await this.put(sha256, () => bytes, bytes.length);
  }

  async keepFile(sha256: string, path: string): Promise<void> {
    const { size } = await stat(path);
    await this.put(sha256, () => createReadStream(path), size);
    await rm(path);
  }

  async open(sha256: string): Promise<Readable | null> {
    assertSha256(sha256);
    const found = await this.ask(() => this.client.send(new GetObjectCommand(this.named(sha256))));
    if (found === null) return null;
    if (!(found.Body instanceof Readable)) throw new Error('storage answered without a stream');
    return verified(sha256, found.Body);
  }

  async *list(): AsyncIterable<KeptFile> {
    const { bucket, prefix } = this.address;
    let after: string | undefined;
    do {
      const page = await this.ask(() =>
        this.client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(after ? { ContinuationToken: after } : {}) }),
        ),
      );
      for (const { Key: key = '', LastModified: keptAt } of page?.Contents ?? []) {
        const name = key.slice(prefix.length);
        if (isSha256(name) && keptAt) yield { name, keptAt };
      }
      after = page?.NextContinuationToken;
    } while (after !== undefined);
  }

  async remove(name: string): Promise<void> {
    assertSha256(name);
    await this.ask(() => this.client.send(new DeleteObjectCommand(this.named(name))));
  }

  private async put(sha256: string, bytes: () => Buffer | Readable, size: number): Promise<void> {
    assertSha256(sha256);
    const checksum = Buffer.from(sha256, 'hex').toString('base64');
    await this.ask(() =>
      this.client.send(
        new PutObjectCommand({
          ...this.named(sha256),
          Body: bytes(),
          ContentLength: size,
          ChecksumSHA256: checksum,
        }),
      ),
    );
  }

  private named(name: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.address.bucket, Key: `${this.address.prefix}${name}` };
  }

  /** What the store answers; null where it has no such file. */
  private async ask<T>(call: () => Promise<T>): Promise<T | null> {
    try {
      return await call();
    } catch (failure) {
      if (failure instanceof S3ServiceException) {
        if (failure.name === 'NoSuchKey' || failure.name === 'NotFound') return null;
        const isFull = /Full|Quota/.test(failure.name) || failure.$metadata.httpStatusCode === 507;
        throw new StorageFailure(isFull ? 'storage-full' : 'storage-away', failure);
      }
      throw new StorageFailure('storage-away', failure);
    }
  }
}
