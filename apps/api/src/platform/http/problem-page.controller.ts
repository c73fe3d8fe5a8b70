import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import * as z from 'zod';
import { problemTypes } from '@portal/contracts';
import { notFound, type Refusal } from '@portal/domain';
import { problemTexts } from '@portal/texts';
import { Answers, Prepared } from './answers.js';
import { etagOf } from './answers.interceptor.js';
import { May } from './may.js';
import { languageOf, type PortalRequest } from './request.js';

const ByType = z.strictObject({ type: z.string().max(60) });
type ByType = z.infer<typeof ByType>;

/** What a problem's `type` leads to (RFC 9457, 3.1.1): a page that explains it, in the reader's language. */
@Controller('problems')
export class ProblemPageController {
  @Get(':type')
  @May('public')
  @Answers('file')
  @Header('content-security-policy', "default-src 'none'")
  explain(@Param({ schema: ByType }) { type: asked }: ByType, @Req() request: PortalRequest): Prepared | Refusal {
    const type = problemTypes.find((known) => known === asked);
    if (!type) return notFound;
    const language = languageOf(request);
    const { title, detail } = problemTexts(language).types[type];
    const direction = language === 'ar' ? 'rtl' : 'ltr';
    const page = `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><main><h1>${title}</h1><p>${detail}</p></main></body></html>`;
    return new Prepared(Buffer.from(page), etagOf(page), 'public, max-age=3600', 'text/html; charset=utf-8');
  }
}
