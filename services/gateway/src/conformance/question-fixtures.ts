import { acceptedContent, inputRequired, type InputRequests } from '@modelcontextprotocol/server';
import { answer, capabilitiesOf, type Fixture, type FixtureCall, type RequestState, text } from './fixture-call.ts';
import type { fixtureTools } from './fixture-tools.contract.ts';
import { CHOICES, DEFAULTS, type Form, oneField } from './forms.ts';

type Tools = keyof typeof fixtureTools;
type Question = InputRequests[string];

const elicit = (message: string, requestedSchema: Form): Question => inputRequired.elicit({ message, requestedSchema });

const sample = (words: string, maxTokens: number): Question =>
  inputRequired.createMessage({ messages: [{ role: 'user', content: { type: 'text', text: words } }], maxTokens });

const accepted = ({ context }: FixtureCall, key: string): Record<string, unknown> | undefined =>
  acceptedContent(context.mcpReq.inputResponses, key);

/** Answers with what was said once every question has a response, and asks all of them otherwise. */
function asking(questions: Readonly<Record<string, () => Question>>, isStateful = false): Fixture {
  return async ({ context, seal }) => {
    const { inputResponses, requestState } = context.mcpReq;
    const isAnswered = Object.keys(questions).every((key) => isObject(inputResponses?.[key]));
    if (isAnswered && (!isStateful || requestState<RequestState>()?.step === 1)) {
      return answer(text(`${isStateful ? 'state-ok: ' : ''}${JSON.stringify(inputResponses)}`));
    }
    const inputRequests = Object.fromEntries(Object.entries(questions).map(([key, ask]) => [key, ask()]));
    return inputRequired({ inputRequests, ...(isStateful ? { requestState: await seal({ step: 1 }) } : {}) });
  };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const askName = (): Question => elicit('What is your name?', oneField('name', { type: 'string' }));
const askConfirmation = (): Question => elicit('Please confirm', oneField('ok', { type: 'boolean' }));

/** Fixtures that ask the client back: by a result that requires input (MCP 2026-07-28, multi round-trip requests). */
export const questionFixtures = {
  testSampling: asking({ question: () => sample('Please answer', 100) }),
  testElicitation: asking({
    question: () => elicit('Please provide your information', oneField('response', { type: 'string' })),
  }),
  testElicitationSep1034Defaults: asking({ form: () => elicit('Please review', DEFAULTS) }),
  testElicitationSep1330Enums: asking({ form: () => elicit('Please choose', CHOICES) }),
  testStreamingElicitation: asking({ question: askName }),
  testInputRequiredResultElicitation: (call) => {
    const name = accepted(call, 'user_name')?.['name'];
    if (typeof name === 'string') return answer(text(`Hello, ${name}!`));
    return inputRequired({ inputRequests: { user_name: askName() } });
  },
  testInputRequiredResultSampling: asking({
    capital_question: () => sample('What is the capital of France?', 100),
  }),
  testInputRequiredResultListRoots: asking({ client_roots: () => inputRequired.listRoots() }),
  testInputRequiredResultRequestState: asking({ confirm: askConfirmation }, true),
  testInputRequiredResultTamperedState: asking({ confirm: askConfirmation }, true),
  testInputRequiredResultMultipleInputs: asking(
    {
      user_name: askName,
      greeting: () => sample('Generate a greeting', 50),
      client_roots: () => inputRequired.listRoots(),
    },
    true,
  ),
  testInputRequiredResultMultiRound: async (call) => {
    const step = call.context.mcpReq.requestState<RequestState>()?.step ?? 0;
    if (step === 2 && accepted(call, 'step2')) return answer(text('Both steps done'));
    if (step === 1 && accepted(call, 'step1')) {
      const step2 = elicit('Step 2: What is your favorite color?', oneField('color', { type: 'string' }));
      return inputRequired({ inputRequests: { step2 }, requestState: await call.seal({ step: 2 }) });
    }
    const step1 = elicit('Step 1: What is your name?', oneField('name', { type: 'string' }));
    return inputRequired({ inputRequests: { step1 }, requestState: await call.seal({ step: 1 }) });
  },
  testInputRequiredResultCapabilities: ({ context }) => {
    const can = capabilitiesOf(context);
    const inputRequests = {
      ...(can?.sampling ? { greeting: sample('Generate a greeting', 50) } : {}),
      ...(can?.elicitation ? { user_name: askName() } : {}),
    };
    if (Object.keys(inputRequests).length === 0) return answer(text('There is nothing this client can be asked'));
    return inputRequired({ inputRequests });
  },
} satisfies Partial<Record<Tools, Fixture>>;
