import { Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { ById, Document } from '@portal/contracts';
import { isRefusal, type Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, type PortalRequest } from '../platform/http/request.js';
import { DocumentService } from './document.service.js';
import { readUpload } from './upload.js';

@Controller('documents')
export class DocumentController {
  constructor(private readonly documents: DocumentService) {}

  @Post()
  @May('documents.upload')
  @Answers(Document, 201)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file', 'iso3', 'title', 'language'],
      properties: {
        file: { type: 'string', format: 'binary' },
        iso3: { type: 'string' },
        title: { type: 'string' },
        language: { type: 'string' },
        visibility: { type: 'string' },
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

  @Get(':id/content')
  @May('public')
  @Answers('file')
  async content(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | Refusal> {
    const found = await this.documents.content(actor, id);
    if (isRefusal(found)) return found;
    const { document, bytes } = found;
    void reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' });
    return new StreamableFile(bytes, {
      type: document.mediaType,
      length: document.size,
      disposition: `attachment; filename="document"; filename*=UTF-8''${encodeURIComponent(document.title)}`,
    });
  }
}
