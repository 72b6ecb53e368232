import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  type DocumentView,
  type FetchInput,
  MAX_DOCUMENTS,
  OperationError,
  type SearchInput,
  type SearchView,
} from '#libs/contracts';
import { titleOf, toDocumentView } from './document.view.ts';
import { ItemsRepository } from './items.repository.ts';
import { SearchService } from '../search/search.service.ts';

/** Items as documents to cite: what has no page at its shop cannot be cited and is no document. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly items: SearchService,
    private readonly repository: ItemsRepository,
  ) {}

  async search(call: Call, { query }: SearchInput): Promise<SearchView> {
    const found = await this.items.withPage(call, query, MAX_DOCUMENTS);
    return {
      results: found.flatMap((item) =>
        item.link === null ? [] : [{ id: item.item_id, title: titleOf(item), url: item.link }],
      ),
    };
  }

  async fetch({ id }: FetchInput): Promise<DocumentView> {
    const found = await this.repository.find(id);
    const document = found && toDocumentView(found);
    if (!document) throw new OperationError('NOT_FOUND', 'There is no such document: take an id from search');
    return document;
  }
}
