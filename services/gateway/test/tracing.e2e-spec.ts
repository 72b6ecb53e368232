import { beforeAll, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { ask, bearer, mcpRequest, readFacts, Stack, TestBed } from '#libs/testing';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes?: { key: string; value: { stringValue?: string } }[];
}

/** What a collector was sent over OTLP/HTTP, by service. */
const received: { service: string; span: Span }[] = [];
let sent = '';
const TRACE = 'c'.repeat(32);

beforeAll(async () => {
  const collector = createServer((request, response) => {
    void text(request).then((body) => {
      sent += body;
      const { resourceSpans } = JSON.parse(body) as {
        resourceSpans: { resource: { attributes: Span['attributes'] }; scopeSpans: { spans: Span[] }[] }[];
      };
      for (const { resource, scopeSpans } of resourceSpans) {
        const service = resource.attributes?.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
        received.push(...scopeSpans.flatMap(({ spans }) => spans).map((span) => ({ service, span })));
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const address = collector.address();
  const exporter = {
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
  };

  const facts = readFacts();
  const bed = await TestBed.make(facts);
  const profile = await bed.service('profile', exporter);
  const gateway = await bed.gateway(facts.issuer.url, exporter);
  const stack = new Stack(facts, { dir: bed.dir, database: bed.database.name, natsUrl: bed.natsUrl, ...gateway });
  const token = stack.token('auth0|canary-traced', 'profile:read profile:write');
  const traceparent = `00-${TRACE}-${'d'.repeat(16)}-01`;
  for (const [name, args] of [
    ['get_profile', {}],
    ['set_budget_and_goals', { goals: ['canary-goal-traced'] }],
    ['set_budget_and_goals', { country: 'XX' }],
  ] as const) {
    await ask(stack.mcpUrl, mcpRequest('tools/call', { name, arguments: args }, { ...bearer(token), traceparent }));
  }
  // What is left is sent at the end.
  await gateway.part.stop();
  await profile.part.stop();
  collector.close();
});

const named = (service: string, name: string): Span[] =>
  received
    .filter((one) => one.service === `atelier-${service}` && one.span.name === name && one.span.traceId === TRACE)
    .map(({ span }) => span);

test('trace, of one call, goes on from the client through gateway, broker and service to the database', () => {
  const [door] = named('gateway', 'profile.get_profile');
  const [call] = named('gateway', 'call profile.get_profile');
  const [serve] = named('profile', 'serve profile.get_profile');
  const [query] = named('profile', 'query profile_by_user');
  expect(door?.parentSpanId).toBe('d'.repeat(16));
  expect(call?.parentSpanId).toBe(door?.spanId);
  expect(serve?.parentSpanId).toBe(call?.spanId);
  expect(query?.parentSpanId).toBe(serve?.spanId);
});

test('trace, of a write, has the statements and never their values', () => {
  const statements = named('profile', 'query').flatMap(({ attributes = [] }) => attributes);
  const texts = statements.filter(({ key }) => key === 'db.query.text').map(({ value }) => value.stringValue);
  expect(texts).toEqual(expect.arrayContaining([expect.stringContaining('INSERT INTO')]));
  expect(sent.includes('canary-goal-traced')).toBe(false);
});

test('trace, whatever was asked, holds no token and no user', () => {
  expect(received.length).toBeGreaterThan(8);
  expect(/canary-traced|Bearer|eyJ/.test(sent)).toBe(false);
});
