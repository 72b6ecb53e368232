import { type Language, operations } from '#libs/contracts';
import { TELLINGS } from './telling.rules.ts';

/** What an entry says of an act, as far as words go. */
export interface Act {
  readonly type: string;
  readonly decision: string;
  readonly operation: string;
}

/** An act in plain words: no ids, no digests. */
export function sentenceOf({ type, decision, operation }: Act, language: Language = 'en'): string {
  const { sentences, used, done } = TELLINGS[language];
  const told = [`${type}:${decision}`, ...withoutEnds(type)]
    .map((name) => sentences.get(name))
    .find((sentence) => sentence !== undefined);
  if (told !== undefined) return told;
  const title = operations.find(({ name }) => name === operation)?.tool?.title;
  return title === undefined ? done(type.replaceAll(/[._-]/g, ' ')) : used(title);
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
