import { describe, expect, test } from '@jest/globals';
import { SpanKind } from '@opentelemetry/api';
import { currentRequest, inRequest, inStep, traceIdOf } from './request-context.ts';

const GOOD = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const traceparentIn = (traceparent: string | undefined): Promise<string> =>
  inRequest({ name: 'x', kind: SpanKind.SERVER, requestId: 'r', traceparent }, () =>
    Promise.resolve(currentRequest()?.traceparent ?? ''),
  );

describe('inRequest', () => {
  test('inRequest, a well-formed header, continues that trace', async () => {
    expect(await traceparentIn(GOOD)).toBe(GOOD);
    expect(traceIdOf(GOOD)).toBe('0af7651916cd43dd8448eb211c80319c');
  });

  test.each([
    undefined,
    '',
    'x',
    GOOD.toUpperCase(),
    GOOD.replace('00-', 'ff-'),
    `${GOOD}-more`,
    `${GOOD}\n`,
    GOOD.replace('0af7651916cd43dd8448eb211c80319c', '0'.repeat(32)),
    GOOD.replace('b7ad6b7169203331', '0'.repeat(16)),
    GOOD.replace('0af7', '0ag7'),
  ])('inRequest, the header %j, is replaced by a new trace', async (header) => {
    const [first, second] = await Promise.all([traceparentIn(header), traceparentIn(header)]);
    expect(first).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(second).not.toBe(first);
  });

  test('inRequest, two at once, see each their own', async () => {
    const work = (requestId: string): Promise<string | undefined> =>
      inRequest({ name: 'x', kind: SpanKind.SERVER, requestId, traceparent: undefined }, async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return currentRequest()?.requestId;
      });
    expect(await Promise.all([work('a'), work('b')])).toEqual(['a', 'b']);
    expect(currentRequest()).toBeUndefined();
  });

  test('inRequest, the work fails, passes the failure on', async () => {
    const failing = inRequest({ name: 'x', kind: SpanKind.SERVER, requestId: 'r', traceparent: undefined }, () =>
      Promise.reject(new Error('no')),
    );
    await expect(failing).rejects.toThrow('no');
  });
});

describe('inStep', () => {
  test('inStep, no exporter set, is the work itself in the same request', async () => {
    await inRequest({ name: 'x', kind: SpanKind.SERVER, requestId: 'r', traceparent: GOOD }, async () => {
      expect(await inStep('step', SpanKind.CLIENT, () => Promise.resolve(currentRequest()))).toEqual({
        requestId: 'r',
        traceparent: GOOD,
      });
    });
  });
});
