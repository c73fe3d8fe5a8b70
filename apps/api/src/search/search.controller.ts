import { Controller, Get, Query } from '@nestjs/common';
import { SearchQuery, SearchResults } from '@portal/contracts';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { SearchService } from './search.service.js';

@Controller('search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Get()
  @May('public')
  @Answers(SearchResults)
  find(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: SearchQuery }) query: SearchQuery,
  ): Promise<SearchResults> {
    return this.search.find(actor, query);
  }
}
