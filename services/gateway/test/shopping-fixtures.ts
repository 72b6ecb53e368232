import { client2, type Stack } from '#libs/testing';
import { placeItem } from './catalog-fixtures.ts';

/** Has a tool called by a client of the person's own. */
async function called(
  stack: Stack,
  user: string,
  scope: string,
  name: string,
  args: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const client = await client2(stack.mcpUrl, stack.token(user, scope));
  const { structuredContent, isError, content } = await client.callTool({ name, arguments: args });
  await client.close();
  if (isError) throw new Error(`Cannot place what ${name} makes: ${JSON.stringify(content)}`);
  return structuredContent as Record<string, unknown>;
}

/** A rating of an item of its own. @returns the item's handle. */
export async function placeRating(stack: Stack, slug: string, user: string): Promise<string> {
  const { item_id: itemId } = await placeItem(stack, slug);
  await called(stack, user, 'feedback:write', 'rate_item', { item_id: itemId, rating: 1 });
  return itemId;
}

/** An approval that waits for the person, of one item at a merchant of its own. @returns its handle. */
export async function placeApproval(stack: Stack, slug: string, user: string): Promise<string> {
  const { variant_id: variantId } = await placeItem(stack, slug);
  const asked = await called(stack, user, 'approvals:read approvals:write catalog:read', 'request_purchase_approval', {
    lines: [{ variant_id: variantId, quantity: 1 }],
  });
  return String(asked['approval_id']);
}

/** An approval whose shop the person has opened; its page is another file's business. @returns its handle. */
export async function placeOpenedApproval(stack: Stack, slug: string, user: string): Promise<string> {
  const approvalId = await placeApproval(stack, slug, user);
  await stack.database.query(
    `UPDATE commerce.approval_shops SET state = 'opened', opened_at = now() WHERE approval_id = $1`,
    [approvalId],
  );
  return approvalId;
}
