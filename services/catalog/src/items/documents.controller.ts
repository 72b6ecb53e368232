import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  documents,
  type DocumentView,
  type FetchInput,
  type Handlers,
  type SearchInput,
  type SearchView,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { DocumentsService } from './documents.service.ts';

@Controller()
export class DocumentsController implements Handlers<typeof documents, Call> {
  constructor(private readonly documents: DocumentsService) {}

  @Handles(documents.search)
  search(@Payload() input: SearchInput, @CurrentCall() call: Call): Promise<SearchView> {
    return this.documents.search(call, input);
  }

  @Handles(documents.fetch)
  fetch(@Payload() input: FetchInput): Promise<DocumentView> {
    return this.documents.fetch(input);
  }
}
