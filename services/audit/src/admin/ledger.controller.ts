import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type ConsistencyProofView,
  type GetConsistencyProofInput,
  type GetInclusionProofInput,
  type GetLedgerCheckpointInput,
  type Handlers,
  type InclusionProofView,
  ledger,
  type LedgerCheckpointView,
  type LedgerEntriesView,
  type LedgerLinesView,
  type ReadLedgerLinesInput,
  type SearchLedgerInput,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { LinesService } from './lines.service.ts';
import { ProofsService } from './proofs.service.ts';
import { SearchService } from './search.service.ts';

@Controller()
export class LedgerController implements Handlers<typeof ledger, Call> {
  constructor(
    private readonly searches: SearchService,
    private readonly proofs: ProofsService,
    private readonly lines: LinesService,
  ) {}

  @Handles(ledger.searchLedger)
  searchLedger(@Payload() input: SearchLedgerInput, @CurrentCall() call: Call): Promise<LedgerEntriesView> {
    return this.searches.search(call, input);
  }

  @Handles(ledger.getLedgerCheckpoint)
  getLedgerCheckpoint(@Payload() _: GetLedgerCheckpointInput): Promise<LedgerCheckpointView> {
    return this.proofs.checkpoint();
  }

  @Handles(ledger.getInclusionProof)
  getInclusionProof(@Payload() input: GetInclusionProofInput): Promise<InclusionProofView> {
    return this.proofs.inclusion(input);
  }

  @Handles(ledger.getConsistencyProof)
  getConsistencyProof(@Payload() input: GetConsistencyProofInput): Promise<ConsistencyProofView> {
    return this.proofs.consistency(input);
  }

  @Handles(ledger.readLedgerLines)
  readLedgerLines(@Payload() input: ReadLedgerLinesInput, @CurrentCall() call: Call): Promise<LedgerLinesView> {
    return this.lines.read(call, input);
  }
}
