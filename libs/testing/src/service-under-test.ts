import { Caller } from './caller.ts';
import type { TestDatabase } from './database.ts';
import { readFacts } from './facts.ts';
import type { Part } from './part.ts';
import type { Environment } from '../../../deploy/local/settings.ts';
import { TestBed } from './test-bed.ts';

/** One service as a real process, on a database and a broker of its own, and somebody who may call it. Ends with the test file. */
export interface UnderTest {
  readonly bed: TestBed;
  readonly part: Part;
  readonly opsUrl: string;
  readonly database: TestDatabase;
  /** Calls it as the gateway does. */
  readonly caller: Caller;
}

export async function serviceUnderTest(name: string, extra: Environment = {}): Promise<UnderTest> {
  const facts = readFacts();
  const bed = await TestBed.make(facts);
  const { part, opsUrl } = await bed.service(name, extra);
  const caller = await Caller.connect(facts, bed.natsUrl);
  return { bed, part, opsUrl, database: bed.database, caller };
}
