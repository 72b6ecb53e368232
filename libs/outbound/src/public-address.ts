import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All of today's public IPv6 (IANA, "IPv6 Global Unicast Address Assignments"). What is outside is ours, or nobody's. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/** Public by their numbers, and answered by the cloud a machine stands in: Azure's platform address. */
const OF_CLOUDS = new Set(['168.63.129.16']);

/** Kinds of addresses in words; a kind that is missing here is called by the name ipaddr.js has for it. */
const IN_WORDS: Readonly<Record<string, string>> = {
  unspecified: 'means "this machine"',
  loopback: 'is of this machine itself',
  private: 'is of a private network',
  uniqueLocal: 'is of a private network',
  linkLocal: 'is link-local, as metadata services of clouds are',
  carrierGradeNat: "is inside a provider's network",
  ipv4Mapped: 'is an IPv4 address in the clothes of IPv6',
  rfc6052: 'leads through NAT64 to an IPv4 address',
  rfc6145: 'leads to a translated IPv4 address',
  '6to4': 'leads through 6to4 to an IPv4 address',
  teredo: 'leads through Teredo to an IPv4 address',
  multicast: 'is multicast',
  broadcast: 'is the broadcast address',
  reserved: 'is reserved',
};

/**
 * What keeps us from an IP address, as the end of a sentence, or nothing when it is a public unicast one. Every spelling of one and
 * the same address gets one and the same answer.
 */
export function objectionTo(address: string): string | undefined {
  if (isIP(address) === 0) return 'is not an IP address';
  // A zone names an interface of this machine.
  if (address.includes('%')) return 'names a network interface';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range !== 'unicast') return IN_WORDS[range] ?? `is set aside (${range})`;
  if (parsed.kind() === 'ipv6' && !(parsed as ipaddr.IPv6).match(GLOBAL_UNICAST))
    return 'is not of the public internet';
  return OF_CLOUDS.has(parsed.toString()) ? 'is a metadata service of a cloud' : undefined;
}
