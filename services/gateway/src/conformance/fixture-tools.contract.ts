import { defineContract } from '#libs/contracts';

class Nothing {}

/** What a fixture answers is content for the suite's eyes, in no shape of ours. */
class Anything {}

/** Scope of everything in this contract: a token of the product, whatever it may do there, runs no fixture. */
export const FIXTURE_SCOPE = 'conformance:run';

const fixture = (title: string) =>
  ({
    input: Nothing,
    output: Anything,
    scopes: [FIXTURE_SCOPE],
    effect: 'read',
    errors: [],
    tool: {
      title,
      description: `Use this when the MCP conformance suite asks for it: ${title}.`,
      invoking: 'Running a fixture',
      invoked: 'Fixture done',
    },
  }) as const;

/** The tools the conformance suite calls by name (@modelcontextprotocol/conformance, scenarios of server mode). */
export const fixtureTools = defineContract('conformance', {
  testSimpleText: fixture('text'),
  testImageContent: fixture('an image'),
  testAudioContent: fixture('a sound'),
  testEmbeddedResource: fixture('a resource inside the answer'),
  testMultipleContentTypes: fixture('text, image and resource together'),
  testErrorHandling: fixture('an error'),
  testToolWithLogging: fixture('log messages while it runs'),
  testLoggingTool: fixture('a log message only for those who asked for one'),
  testToolWithProgress: fixture('progress while it runs'),
  testTriggerToolChange: fixture('word that the list of tools has changed'),
  testTriggerPromptChange: fixture('word that the list of prompts has changed'),
  testMissingCapability: fixture('a capability the client must have'),
  testStreamingElicitation: fixture('a question after a stream has begun'),
  testSampling: fixture("a question to the client's model"),
  testElicitation: fixture('a question to the person'),
  testElicitationSep1034Defaults: fixture('a form with defaults'),
  testElicitationSep1330Enums: fixture('a form with choices'),
  testInputRequiredResultElicitation: fixture('a name asked of the person'),
  testInputRequiredResultSampling: fixture("a capital asked of the client's model"),
  testInputRequiredResultListRoots: fixture("the client's roots"),
  testInputRequiredResultRequestState: fixture('a question with state'),
  testInputRequiredResultMultipleInputs: fixture('three questions at once'),
  testInputRequiredResultMultiRound: fixture('two questions, one after the other'),
  testInputRequiredResultTamperedState: fixture('a question with state that must come back untouched'),
  testInputRequiredResultCapabilities: fixture('only questions the client can answer'),
});
