import { inject, Injectable } from '@angular/core';
import type { Language } from '@portal/domain';
import { Drafts } from '../../platform/drafts';
import type { Draft } from './update-draft';
import type { Known } from './update-known';

/** A file that waits on the device for its turn. */
export interface KeptFile {
  /** Also the key under which it is sent: once, however often that is tried. */
  readonly key: string;
  readonly file: Blob;
  readonly title: string;
  readonly language: Language;
}

/** What of one country's update lies on the device. */
export interface KeptUpdate {
  readonly draft: Draft;
  /** What the page knew last, for opening it without a line. */
  readonly known: Known;
}

/** A writer's update of one country on this device, and its files. */
@Injectable()
export class UpdateKeep {
  private readonly drafts = inject(Drafts);
  private iso3 = '';
  private writing: Promise<unknown> = Promise.resolve();

  use(iso3: string): void {
    this.iso3 = iso3;
  }

  async read(): Promise<{ readonly value: KeptUpdate; readonly at: string } | null> {
    return this.drafts.load<KeptUpdate>(this.place()).catch(() => null);
  }

  /** Keeps the newest state, one after the other, so that an older one never lands last. Answers when, or null. */
  write(kept: KeptUpdate): Promise<string | null> {
    const place = this.place();
    const written = this.settled().then(() => this.drafts.save(place, kept).catch(() => null));
    this.writing = written;
    return written;
  }

  forget(): Promise<void> {
    const place = this.place();
    const forgotten = this.settled().then(() => this.drafts.remove(place).catch(() => undefined));
    this.writing = forgotten;
    return forgotten;
  }

  /** Once everything said so far lies on the device. */
  async settled(): Promise<void> {
    await this.writing;
  }

  async file(key: string): Promise<KeptFile | null> {
    const kept = await this.drafts.load<KeptFile>(this.fileName(key)).catch(() => null);
    return kept?.value ?? null;
  }

  async putFile(file: KeptFile): Promise<void> {
    await this.drafts.save(this.fileName(file.key), file);
  }

  async dropFile(key: string): Promise<void> {
    await this.drafts.remove(this.fileName(key)).catch(() => undefined);
  }

  private place(): string {
    return `update/${this.iso3}`;
  }

  private fileName(key: string): string {
    return `update/${this.iso3}/file/${key}`;
  }
}
