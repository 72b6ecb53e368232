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
  });
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

  /** A call with a reply subject as `libs/rpc` writes them. */
  const ask = async (nats: NatsConnection, asker: string, asked: string, subject: string): Promise<string> => {
    const reply = `_INBOX.${asker}.${asked}.${Math.random().toString(36).slice(2)}.0`;
    return (await nats.request(subject, undefined, { timeout: 1_000, noMux: true, reply })).string();
  };

  test('gateway and services, calls along the way, are answered', async () => {
    await answering('profile', 'rpc.v1.profile.get');
    await answering('catalog', 'rpc.v1.catalog.search');
    const { nats: gateway } = await user('gateway');
    const { nats: catalog } = await user('catalog');
    expect(await ask(gateway, 'gateway', 'catalog', 'rpc.v1.catalog.search')).toBe('catalog answers');
    expect(await ask(gateway, 'gateway', 'profile', 'rpc.v1.profile.get')).toBe('profile answers');
    expect(await ask(catalog, 'catalog', 'profile', 'rpc.v1.profile.get')).toBe('profile answers');
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
    ['catalog', '_INBOX.gateway.profile.forged.0'],
    ['profile', '_INBOX.gateway.audit.forged.0'],
    ['gateway', '_INBOX.catalog.profile.forged.0'],
  ])('%s, publishing to %s, is refused', async (name, subject) => {
    const { nats, refusal } = await user(name);
    nats.publish(subject, 'x');
    await nats.flush();
    expect(await refusal).toContain(`Permissions Violation for Publish to "${subject}"`);
  });

  test('a service, asked in the place of another, cannot answer in its name', async () => {
    const { nats: profile, refusal } = await user('profile');
    profile.subscribe('rpc.v1.profile.relayed', { callback: (_, message) => void message.respond('forged') });
    await profile.flush();
    const { nats: gateway } = await user('gateway');
    await expect(ask(gateway, 'gateway', 'catalog', 'rpc.v1.profile.relayed')).rejects.toThrow(/time/i);
    expect(await refusal).toContain('Permissions Violation for Publish to "_INBOX.gateway.catalog.');
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
