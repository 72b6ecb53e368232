import type { Facts, StackFacts } from './facts.ts';
import { SAMPLE_FEED, shopifyCsv } from './shopify-csv.ts';
import { startStack } from './stack.ts';

export interface SharedStack {
  readonly facts: StackFacts;
  stop(): Promise<void>;
}

/** A whole stack with the sample feed in its catalog, and a second gateway at which people sign in. */
export async function startSharedStack(facts: Facts): Promise<SharedStack> {
  const stack = await startStack(facts);
  try {
    const signIn = await stack.bed.signIn();
    const report = await stack.admin().importFeed('sample', shopifyCsv(SAMPLE_FEED));
    if (report.status !== 'done') throw new Error(`Cannot import the sample feed: ${JSON.stringify(report)}`);
    return { facts: { ...stack.facts, signIn }, stop: () => stack.stop() };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}
