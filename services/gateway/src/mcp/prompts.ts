import {
  type CompleteRequestParams,
  type CompleteResult,
  type GetPromptResult,
  type Prompt,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import { type InputOf, OperationError, suggestions } from '#libs/contracts';
import type { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import { type Argument, PROMPTS, type PromptText } from './prompt-texts.ts';

type Suggest = InputOf<typeof suggestions.suggestNames>;

/** Longest value of an argument; the protocol has no limit of its own. */
const MAX_ARGUMENT = 200;
/** Longer beginnings match no name. */
const MAX_START = 100;

const BY_NAME: ReadonlyMap<string, PromptText> = new Map(PROMPTS.map((prompt) => [prompt.name, prompt]));

const LISTED: Prompt[] = PROMPTS.map(({ text: _, arguments: args, ...prompt }) => ({
  ...prompt,
  arguments: args.map(({ completion: _, ...argument }) => ({ ...argument, required: argument.required ?? false })),
}));

/** The prompts, the same for everyone: they hold no data, only what a person might say. */
export const listPrompts = (): Prompt[] => LISTED;

/** @throws ProtocolError invalid params, naming the argument */
export function getPrompt(name: string, given: Readonly<Record<string, string>>): GetPromptResult {
  const prompt = promptOf(name);
  const known = new Set(prompt.arguments.map((argument) => argument.name));
  for (const [argument, value] of Object.entries(given)) {
    if (!known.has(argument))
      throw invalid(`"${argument.slice(0, 64)}" is not an argument of ${name}: see prompts/list`);
    if (value.length > MAX_ARGUMENT) throw invalid(`"${argument}" is longer than ${MAX_ARGUMENT} characters`);
  }
  for (const { name: argument, required } of prompt.arguments) {
    if (required && !given[argument]?.trim()) throw invalid(`"${argument}" is missing`);
  }
  const text = prompt.text(Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== '')));
  return { description: prompt.description, messages: [{ role: 'user', content: { type: 'text', text } }] };
}

/** What asking for a completion asks of the catalog, if anything: it takes the scopes of that operation. */
export function completionAsked(params: unknown): Suggest | undefined {
  const { ref, argument } = fields(params);
  const { type, name: prompt } = fields(ref);
  const { name, value } = fields(argument);
  const { completion } = (type === 'ref/prompt' && argumentOf(prompt, name)) || {};
  return typeof completion === 'string' && typeof value === 'string' ? { of: completion, start: value } : undefined;
}

/** @throws ProtocolError when there is no such prompt, or names cannot be had right now */
export async function complete(
  operations: Operations,
  params: CompleteRequestParams,
  request: GatewayRequest,
): Promise<CompleteResult> {
  if (params.ref.type !== 'ref/prompt') throw invalid('There are no resources here to complete');
  const { name, value } = params.argument;
  promptOf(params.ref.name);
  const { completion } = argumentOf(params.ref.name, name) ?? {};
  if (completion === undefined || value.length > MAX_START) return completed([], false);
  if (typeof completion !== 'string') {
    return completed(
      completion.filter((one) => one.startsWith(value.trimStart().toLowerCase())),
      false,
    );
  }
  try {
    const found = await operations.call(suggestions.suggestNames, { of: completion, start: value }, request, {});
    return completed(found.names, found.has_more);
  } catch (error) {
    if (error instanceof OperationError && error.code === 'INVALID_INPUT') throw invalid(error.message);
    throw new ProtocolError(ProtocolErrorCode.InternalError, 'No names can be suggested right now: type the name');
  }
}

const completed = (values: string[], hasMore: boolean): CompleteResult => ({
  completion: { values, ...(hasMore ? {} : { total: values.length }), hasMore },
});

function promptOf(name: string): PromptText {
  const prompt = BY_NAME.get(name);
  if (!prompt) throw invalid(`Unknown prompt ${name.slice(0, 64)}: see prompts/list`);
  return prompt;
}

const argumentOf = (prompt: unknown, name: unknown): Argument | undefined =>
  BY_NAME.get(typeof prompt === 'string' ? prompt : '')?.arguments.find((argument) => argument.name === name);

const invalid = (message: string): ProtocolError => new ProtocolError(ProtocolErrorCode.InvalidParams, message);

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
