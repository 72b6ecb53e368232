import type { Facts, StackFacts } from './facts.ts';
import { SAMPLE_FEED, shopifyCsv } from './shopify-csv.ts';
import { startStack } from './stack.ts';

/** A whole stack with the sample feed in its catalog, and a second gateway at which people sign in. */
export async function startSharedStack(facts: Facts): Promise<StackFacts> {
  const stack = await startStack(facts);
  const { publicUrl, issuer } = await stack.bed.signIn();
  const report = await stack.admin().importFeed('sample', shopifyCsv(SAMPLE_FEED));
  if (report.status !== 'done') throw new Error(`Cannot import the sample feed: ${JSON.stringify(report)}`);
  return { ...stack.facts, signIn: { publicUrl, issuer } };
}
