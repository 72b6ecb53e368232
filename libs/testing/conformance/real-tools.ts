/** Of a scenario that needs no fixtures: checks that fail nevertheless, because they do. By scenario; mostly none. */
export type Scenarios = Readonly<Record<string, readonly string[]>>;

/** Call fixtures by name: test_missing_capability, test_streaming_elicitation, test_logging_tool. */
const NEED_FIXTURES = [
  'sep-2575-server-rejects-undeclared-capability',
  'sep-2575-missing-capability-http-400',
  'sep-2575-http-server-no-independent-requests-on-stream',
  'sep-2575-server-no-log-without-loglevel',
] as const;

/** What the suite asks of the product as it is, by revision. */
export const REAL_TOOLS: Readonly<Record<string, Scenarios>> = {
  '2026-07-28': {
    'server-stateless': NEED_FIXTURES,
    'tools-list': [],
    'prompts-list': [],
    'server-sse-multiple-streams': [],
    'sep-2164-resource-not-found': [],
    'dns-rebinding-protection': [],
    'resources-list': [],
    caching: [],
    'http-header-validation': [],
    'input-required-result-unsupported-methods': [],
  },
  '2025-11-25': {
    'server-initialize': [],
    'server-session-lifecycle': [],
    ping: [],
    'tools-list': [],
    'prompts-list': [],
    'server-sse-multiple-streams': [],
    'dns-rebinding-protection': [],
  },
};
