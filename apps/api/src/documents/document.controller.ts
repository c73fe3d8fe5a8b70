import { Body, Controller, Get, Param, Patch, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { ById, Document, DocumentPatch, DocumentSets, DocumentsQuery, DocumentVersions } from '@portal/contracts';
import { isRefusal, type Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch, type PortalRequest } from '../platform/http/request.js';
import { DocumentChangeService } from './document-change.service.js';
import { DocumentListService } from './document-list.service.js';
import { DocumentService } from './document.service.js';
import { dispositionOf, fileNameOf } from './file-name.js';
import { readUpload } from './upload.js';

/** What is looked at runs nothing, loads nothing, and stands in no frame: the portal draws its pages itself. */
const previewHeaders = {
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

const text = { type: 'string' } as const;

@Controller('documents')
export class DocumentController {
  constructor(
    private readonly documents: DocumentService,
    private readonly lists: DocumentListService,
    private readonly changes: DocumentChangeService,
  ) {}

  @Get()
  @May('public')
  @Answers(DocumentSets)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: DocumentsQuery }) query: DocumentsQuery,
  ): Promise<DocumentSets | Refusal> {
    return this.lists.list(actor, query);
  }

  @Post()
  @May('documents.upload')
  @Answers(Document, 201)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file', 'title', 'language'],
      properties: {
        file: { type: 'string', format: 'binary' },
        iso3: text,
        region: text,
        set: { type: 'string', format: 'uuid' },
        replaces: { type: 'string', format: 'uuid' },
        title: text,
        kind: text,
        language: text,
        visibility: text,
        size: { type: 'integer', minimum: 1 },
      },
    },
  })
  async add(@CurrentActor() actor: RequestActor, @Req() request: PortalRequest): Promise<Document | Refusal> {
    const upload = await readUpload(request);
    if (isRefusal(upload)) return upload;
    // The key compares fields and content; the raw body has another boundary at each try.
    const bodyHash = createHash('sha256')
      .update(JSON.stringify([upload.input, upload.sha256]))
      .digest('hex');
    const { once } = actor.asked;
    return this.documents.add(
      { ...actor, asked: { ...actor.asked, once: once ? { ...once, bodyHash } : null } },
      upload,
    );
  }

  @Get(':id')
  @May('public')
  @Answers(Document)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Document | Refusal> {
    return this.documents.read(actor, id);
  }

  @Patch(':id')
  @May('documents.upload')
  @Answers(Document)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: DocumentPatch }) patch: DocumentPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<Document | Refusal> {
    return this.changes.change(actor, id, patch, ifMatch);
  }

  @Post(':id/remove')
  @May('documents.upload')
  @Answers(Document)
  remove(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Document | Refusal> {
    return this.changes.remove(actor, id);
  }

  @Get(':id/versions')
  @May('public')
  @Answers(DocumentVersions)
  versions(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<DocumentVersions | Refusal> {
    return this.documents.versions(actor, id);
  }

  @Get(':id/content')
  @May('public')
  @Answers('file')
  content(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | Refusal> {
    return this.send(actor, id, reply, 'download');
  }

  @Get(':id/preview')
  @May('public')
  @Answers('file')
  preview(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | Refusal> {
    return this.send(actor, id, reply, 'preview');
  }

  private async send(
    actor: RequestActor,
    id: string,
    reply: FastifyReply,
    use: 'download' | 'preview',
  ): Promise<StreamableFile | Refusal> {
    const found = await this.documents.content(actor, id, use);
    if (isRefusal(found)) return found;
    const { document, bytes } = found;
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      ...(use === 'preview' ? previewHeaders : {}),
    });
    return new StreamableFile(bytes, {
      type: document.mediaType,
      length: document.size,
      disposition: dispositionOf(
        use === 'preview' ? 'inline' : 'attachment',
        fileNameOf(document.title, document.mediaType),
      ),
    });
  }
}
