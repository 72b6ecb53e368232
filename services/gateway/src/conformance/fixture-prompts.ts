import {
  acceptedContent,
  type CompleteResult,
  type ContentBlock,
  type GetPromptRequestParams,
  type GetPromptResult,
  inputRequired,
  type InputRequiredResult,
  type Prompt,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { text } from './fixture-call.ts';
import { oneField } from './forms.ts';
import { PIXEL_PNG } from './media.ts';

const argument = (name: string) => ({ name, description: `Text the prompt repeats as ${name}`, required: true });

/** The prompts the conformance suite asks for by name. */
export const FIXTURE_PROMPTS: Prompt[] = [
  { name: 'test_input_required_result_prompt', description: 'A prompt that asks the person first' },
  {
    name: 'test_prompt_with_arguments',
    description: 'A prompt that repeats its arguments',
    arguments: [argument('arg1'), argument('arg2')],
  },
  {
    name: 'test_prompt_with_embedded_resource',
    description: 'A prompt with a resource inside',
    arguments: [argument('resourceUri')],
  },
  { name: 'test_prompt_with_image', description: 'A prompt with an image' },
  { name: 'test_simple_prompt', description: 'A prompt without arguments' },
];

export const isFixturePrompt = (name: string): boolean => FIXTURE_PROMPTS.some((prompt) => prompt.name === name);

const says = (...contents: ContentBlock[]): GetPromptResult => ({
  messages: contents.map((content) => ({ role: 'user', content })),
});

/** @throws ProtocolError for a prompt that is not here. */
export function getFixturePrompt(
  { name, arguments: given = {} }: GetPromptRequestParams,
  { mcpReq }: ServerContext,
): GetPromptResult | InputRequiredResult {
  switch (name) {
    case 'test_simple_prompt':
      return says(text('This is a simple prompt for testing.'));
    case 'test_prompt_with_arguments':
      return says(text(`Prompt with arguments: arg1='${given['arg1'] ?? ''}', arg2='${given['arg2'] ?? ''}'`));
    case 'test_prompt_with_embedded_resource': {
      const uri = given['resourceUri'] ?? '';
      const resource = { uri, mimeType: 'text/plain', text: 'Embedded resource content for testing.' };
      return says({ type: 'resource', resource }, text('Please process the embedded resource above.'));
    }
    case 'test_prompt_with_image':
      return says({ type: 'image', data: PIXEL_PNG, mimeType: 'image/png' }, text('Please analyze the image above.'));
    case 'test_input_required_result_prompt': {
      const context = acceptedContent(mcpReq.inputResponses, 'user_context')?.['context'];
      if (typeof context === 'string') return says(text(`Prompt with context: ${context}`));
      const question = {
        message: 'What context should the prompt use?',
        requestedSchema: oneField('context', { type: 'string' }),
      };
      return inputRequired({ inputRequests: { user_context: inputRequired.elicit(question) } });
    }
    default:
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown prompt ${name.slice(0, 64)}: see prompts/list`);
  }
}

/** What may stand in an argument of a fixture prompt that begins so. */
export function completeFixture(begun: string): CompleteResult {
  const values = ['test1', 'test2', 'testing'].filter((value) => value.startsWith(begun));
  return { completion: { values, total: values.length, hasMore: false } };
}
