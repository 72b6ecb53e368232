import { describe, expect, test } from '@jest/globals';
import { ask, sharedStack } from '#libs/testing';

const stack = sharedStack();

describe('health on the public port', () => {
  test('health, live and ready, everything up, say so and nothing of the inside', async () => {
    const at = (path: string) => ask(`${stack.publicUrl}${path}`);
    const [live, ready, health] = [await at('/live'), await at('/ready'), await at('/health')];
    expect([live.status, live.body]).toEqual([200, { status: 'ok' }]);
    const up = (name: string): object => ({ name, status: 'up', latency_ms: expect.any(Number) });
    expect([ready.status, ready.body]).toEqual([200, { status: 'ok', dependencies: [up('nats'), up('issuer')] }]);
    expect([health.status, health.body]).toEqual([
      200,
      {
        status: 'ok',
        version: 'dev',
        uptime_seconds: expect.any(Number),
        dependencies: ['nats', 'postgresql', 'issuer', 'audit', 'catalog', 'commerce', 'profile'].map(up),
        timestamp: expect.stringMatching(/Z$/),
      },
    ]);
    expect(health.headers.get('cache-control')).toBe('no-store');
    expect(`${ready.text}${health.text}`).not.toMatch(/postgres:|:\/\/|password/);
  });

  test('metrics, are on the operators’ port and not on the public one', async () => {
    expect((await ask(`${stack.publicUrl}/metrics`)).status).toBe(404);
    const { text } = await ask(`${stack.opsUrl}/metrics`);
    expect(text).toContain('atelier_called_seconds_bucket');
    expect(text).toMatch(/atelier_refused_total\{.*\} \d+|# TYPE atelier_refused_total counter/);
  });
});
