import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseServices, envPrefix, everyService } from './services.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '..', file), 'utf8');

describe('the list of services', () => {
  test.each(everyService.map(({ name }) => name))(
    '%s, in nats-server.conf, has a user with a password of its own',
    (name) => {
      expect(read('nats/nats-server.conf')).toMatch(
        new RegExp(`user: ${name}\\s+password: \\$${envPrefix(name)}_NATS_PASSWORD\\n`),
      );
    },
  );

  test("services with a database, in the container's init.sh, are the same", () => {
    const [, listed] = /ATELIER_SERVICES:-([^}]*)}/.exec(read('postgres/init.sh')) ?? [];
    expect(listed?.split(' ')).toEqual(databaseServices.map(({ name }) => name));
  });
});
