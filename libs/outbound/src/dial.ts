import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { OutboundRefused } from './errors.ts';
import { objectionTo } from './public-address.ts';
import type { StandIns } from './stand-ins.ts';

/** All IP addresses of a host. Asked once for each connection; no answer is kept. */
export type Lookup = (host: string) => Promise<readonly string[]>;

interface Dialling {
  readonly standIns: StandIns;
  readonly lookup: Lookup;
  readonly timeoutMs: number;
  /** What speaks against an IP address; only tests of the dialling itself give another. */
  readonly objection?: (address: string) => string | undefined;
}

/**
 * Makes connections for the HTTP client. The name is looked up here, once: what was checked is what is connected to, whatever the
 * name leads to a moment later. TLS and `Host` keep the name.
 */
export function dialling({ standIns, lookup, timeoutMs, objection = objectionTo }: Dialling): buildConnector.connector {
  const pinned: LookupFunction = (host, _options, answer) => {
    checkedAddresses(host, lookup, objection).then(
      (addresses) =>
        answer(
          null,
          addresses.map((address) => ({ address, family: isIP(address) })),
        ),
      (error: unknown) => answer(error as Error, []),
    );
  };
  const toInternet = buildConnector({ lookup: pinned, autoSelectFamily: true, allowH2: false, timeout: timeoutMs });
  const toThisMachine = buildConnector({ timeout: timeoutMs });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    const standIn = standIns.for(host);
    if (standIn) {
      const { address, port } = standIn;
      toThisMachine({ hostname: address, host: address, port: String(port), protocol: 'http:' }, callback);
      return;
    }
    // Who is called by number is not looked up.
    const why = isIP(host) === 0 ? undefined : objection(host);
    if (why !== undefined) return void callback(notPublic(host, why), null);
    toInternet(options, (...[error, socket]) => {
      if (error) return void callback(error, null);
      const peer = objection(socket.remoteAddress ?? '');
      if (peer === undefined) return void callback(null, socket);
      socket.destroy();
      callback(notPublic(host, peer), null);
    });
  };
}

/** All or nothing: a name with one address inside and one outside is trying something. */
async function checkedAddresses(
  host: string,
  lookup: Lookup,
  objection: (address: string) => string | undefined,
): Promise<readonly string[]> {
  const addresses = await lookup(host);
  for (const address of addresses) {
    const why = objection(address);
    if (why !== undefined) throw notPublic(host, why);
  }
  if (addresses.length === 0) throw Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' });
  return addresses;
}

/** Does not say which address it was: that would tell a stranger about our network. */
const notPublic = (host: string, why: string): OutboundRefused =>
  new OutboundRefused(
    'NOT_PUBLIC',
    `the address it leads to ${why}; only hosts of the public internet are fetched from`,
    {
      host,
    },
  );
