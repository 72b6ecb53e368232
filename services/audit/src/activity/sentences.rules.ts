import { operations } from '#libs/contracts';

/** What an entry says of an act, as far as words go. */
export interface Act {
  readonly type: string;
  readonly decision: string;
  readonly operation: string;
}

/**
 * What happened, in words for the person who did it. The first that fits counts: type with decision, type, then the type without
 * its last part, and so on.
 */
const SENTENCES: ReadonlyMap<string, string> = new Map([
  ['profile.goals_set', 'Changed your budget, goals, style or where you shop'],
  ['profile.sizes_set', 'Changed your sizes or measurements'],
  ['address.set', 'Set your address'],
  ['address.removed', 'Removed your address'],
  ['consent.requested', 'An app asked for your consent, which only you can give'],
  ['consent.given', 'Gave several consents'],
  ['consent.given.photos_store', 'Allowed Atelier to keep your photos'],
  ['consent.given.try_on_render', 'Allowed Atelier to try clothes on in your photos'],
  ['consent.given.share_with_assistant', 'Allowed Atelier to show your pictures in the chat'],
  ['consent.denied', 'Denied a consent that an app had asked for'],
  ['consent.revoked', 'Took a consent back'],
  ['consent.revoked.photos_store', 'No longer allowed Atelier to keep your photos'],
  ['consent.revoked.try_on_render', 'No longer allowed Atelier to try clothes on in your photos'],
  ['consent.revoked.share_with_assistant', 'No longer allowed Atelier to show your pictures in the chat'],
  ['merchant.created', 'Added a merchant to the catalog'],
  ['merchant.changed', 'Changed a merchant of the catalog'],
  ['feed_import.requested', 'Started to import a merchant’s products'],
  ['feed_import.finished', 'Finished importing a merchant’s products'],
  ['feed_import.finished:failed', 'Could not import a merchant’s products'],
  ['client.disconnected', 'Disconnected an app: it can do nothing in your name any more'],
  ['client.reconnected', 'Connected an app again that you had disconnected'],
  ['edge.scope_denied', 'An app tried something you have not allowed it, and was refused'],
  ['edge.token_refused', 'An app was refused because its sign-in was not valid'],
  ['ledger.read', 'Read the audit ledger'],
  ['ledger.person_forgotten', 'Forgot a person who wished it'],
  ['ledger.dead_letter_replayed', 'Took an event into the audit ledger that could not be read before'],
  ['ledger.dead_letter_replayed:refused', 'Tried to take an event into the audit ledger that still cannot be read'],
]);

/** An act in plain words: no ids, no digests. */
export function sentenceOf({ type, decision, operation }: Act): string {
  const told = [`${type}:${decision}`, ...withoutEnds(type)]
    .map((name) => SENTENCES.get(name))
    .find((sentence) => sentence !== undefined);
  if (told !== undefined) return told;
  const title = operations.find(({ name }) => name === operation)?.tool?.title;
  return title === undefined ? `Something was done: ${type.replaceAll(/[._-]/g, ' ')}` : `Used “${title}”`;
}

/** `a.b.c`, `a.b`, `a` */
function withoutEnds(type: string): string[] {
  const parts = type.split('.');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('.'));
}

const WORDS = /^[a-z]+(?:-[a-z]+)*$/;

/** A client's name, where its id tells it: the host of a client that is known by its address, or an id made of words. */
export function appOf(client: string | null): string | null {
  if (client === null) return null;
  const address = URL.parse(client);
  if (address?.protocol === 'https:') return address.host;
  return WORDS.test(client) ? client : null;
}
