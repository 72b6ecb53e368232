import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startInfra } from '../infra.ts';
import type { Infra } from '../infra.ts';

describe('NATS grants', () => {
  let dir: string;
  let infra: Infra;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'atelier-grants-'));
    infra = await startInfra({ dir, durable: false });
  }, 60_000);
  const open: NatsConnection[] = [];
  afterAll(async () => {
    await Promise.all(open.map((connection) => connection.close()));
    await infra.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  async function user(name: string): Promise<{ nats: NatsConnection; refusal: Promise<string> }> {
    const nats = await connect({
      servers: infra.nats.url,
      user: name,
      pass: infra.secrets.natsUsers[name],
      inboxPrefix: `_INBOX.${name}`,
      reconnect: false,
    });
    open.push(nats);
    const refusal = new Promise<string>((resolve) => {
      void (async () => {
        for await (const status of nats.status()) if (status.type === 'error') resolve(status.error.message);
      })();
    });
    return { nats, refusal };
  }

  async function answering(name: string, subject: string): Promise<NatsConnection> {
    const { nats } = await user(name);
    nats.subscribe(subject, { queue: name, callback: (_, message) => void message.respond(`${name} answers`) });
    await nats.flush();
    return nats;
  }

  test('gateway and services, calls along the way, are answered', async () => {
    await answering('profile', 'rpc.v1.profile.get');
    await answering('catalog', 'rpc.v1.catalog.search');
    const { nats: gateway } = await user('gateway');
    const { nats: catalog } = await user('catalog');
    expect((await gateway.request('rpc.v1.catalog.search')).string()).toBe('catalog answers');
    expect((await gateway.request('rpc.v1.profile.get')).string()).toBe('profile answers');
    expect((await catalog.request('rpc.v1.profile.get')).string()).toBe('profile answers');
  });

  test.each([
    ['gateway', 'rpc.v1.catalog.>'],
    ['gateway', '_INBOX.catalog.>'],
    ['catalog', 'rpc.v1.profile.>'],
    ['catalog', 'rpc.v1.>'],
    ['catalog', '_INBOX.gateway.>'],
    ['profile', '_INBOX.>'],
    ['profile', '>'],
    ['profile', 'events.>'],
    ['catalog', 'committed.profile.audit'],
    ['gateway', 'events.gateway'],
    ['catalog', '$JS.>'],
    ['audit', 'events.>'],
    ['audit', '_INBOX.gateway.>'],
    ['audit', '$SYS.>'],
  ])('%s, listening on %s, is refused', async (name, subject) => {
    const { nats, refusal } = await user(name);
    nats.subscribe(subject, { callback: () => undefined });
    await nats.flush();
    expect(await refusal).toContain(`Permissions Violation for Subscription to "${subject}"`);
  });

  test.each([
    ['gateway', 'anything.else'],
    ['catalog', '_INBOX.gateway.forged'],
    ['catalog', '$JS.API.STREAM.CREATE.EVENTS'],
    ['profile', 'events.approval.requested'],
    ['profile', 'events.gateway'],
    ['catalog', 'events.profile'],
    ['audit', 'events.catalog'],
    ['profile', 'committed.catalog'],
    ['profile', 'committed.profile.audit'],
    ['gateway', 'committed.profile'],
    ['audit', 'committed.audit'],
    ['gateway', '$JS.API.STREAM.DELETE.EVENTS'],
    ['profile', '$JS.API.STREAM.PURGE.EVENTS'],
    ['audit', '$JS.API.STREAM.DELETE.EVENTS'],
    ['audit', '$JS.API.STREAM.PURGE.EVENTS'],
    ['audit', '$JS.API.STREAM.MSG.DELETE.EVENTS'],
    ['profile', '$JS.API.CONSUMER.DELETE.EVENTS.audit'],
    ['profile', '$JS.ACK.EVENTS.audit.1.1.1.1.1'],
    ['gateway', '$SYS.REQ.SERVER.PING'],
    ['profile', '_INBOX.audit.forged'],
  ])('%s, publishing to %s, is refused', async (name, subject) => {
    const { nats, refusal } = await user(name);
    nats.publish(subject, 'x');
    await nats.flush();
    expect(await refusal).toContain(`Permissions Violation for Publish to "${subject}"`);
  });

  test('a service, a second answer to one request, is refused', async () => {
    const { nats, refusal } = await user('profile');
    nats.subscribe('rpc.v1.profile.twice', {
      callback: (_, message) => [1, 2].forEach((n) => message.respond(String(n))),
    });
    await nats.flush();
    const { nats: gateway } = await user('gateway');
    expect((await gateway.request('rpc.v1.profile.twice')).string()).toBe('1');
    expect(await refusal).toContain('Permissions Violation for Publish to "_INBOX.gateway.');
  });

  test('nobody, and a wrong password, are refused', async () => {
    await expect(connect({ servers: infra.nats.url })).rejects.toThrow('Authorization Violation');
    await expect(connect({ servers: infra.nats.url, user: 'gateway', pass: 'guess' })).rejects.toThrow(
      'Authorization Violation',
    );
  });

  test('server, its limits, are a megabyte and JetStream is on', async () => {
    const { nats } = await user('gateway');
    expect(nats.info).toMatchObject({ max_payload: 1_048_576, jetstream: true });
  });
});
