/** Where a local server listens that stands in for a host of the internet. */
export interface StandIn {
  readonly address: '127.0.0.1' | '::1';
  readonly port: number;
}

const ENTRY =
  /^(?<name>(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+)=http:\/\/(?<host>127\.0\.0\.1|localhost|\[::1\]):(?<port>\d{1,5})\/?$/;

/**
 * Hosts that servers on this machine stand in for, while developing: `shop.example=http://127.0.0.1:9090`, or `*.shops.example=…` for
 * every name below it. They are spoken to in plain HTTP, and see path and `Host` as the real server would.
 */
export class StandIns {
  readonly #exact = new Map<string, StandIn>();
  readonly #below = new Map<string, StandIn>();

  /** @throws Error that completes "OUTBOUND_HOSTS …", for an entry that is not of that form or leaves this machine. */
  constructor(entries: readonly string[] = []) {
    for (const entry of entries) {
      const { name, host, port } = ENTRY.exec(entry)?.groups ?? {};
      if (name === undefined || Number(port) < 1 || Number(port) > 65_535)
        throw new Error(
          `must list entries like "shop.example=http://127.0.0.1:9090", on loopback only; "${entry}" is none`,
        );
      const standIn: StandIn = { address: host === '[::1]' ? '::1' : '127.0.0.1', port: Number(port) };
      if (name.startsWith('*.')) this.#below.set(name.slice(2), standIn);
      else this.#exact.set(name, standIn);
    }
  }

  /** Who stands in for a host; an exact name before a pattern, a longer pattern before a shorter. */
  for(host: string): StandIn | undefined {
    const exact = this.#exact.get(host);
    if (exact) return exact;
    for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      const standIn = this.#below.get(host.slice(dot + 1));
      if (standIn) return standIn;
    }
    return undefined;
  }
}
