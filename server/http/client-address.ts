import ipaddr from 'ipaddr.js';

/** Whose request this is, as far as addresses tell. */
export interface Client {
  /** For the log; `unknown` where the connection was gone before it could be asked. */
  readonly address: string;
  /** What is counted together: the address and, of IPv6, all that one household, one company has. */
  readonly groups: readonly Group[];
}

export interface Group {
  readonly key: string;
  /** How many times the limit of an address. */
  readonly share: number;
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = [Address, number];

/** Networks that may be named by a word, as elsewhere in the field. */
const named: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** A company or a provider's customer may have a /48, which is 65,536 of a household's. */
const SHARE_OF_48 = 16;

const UNKNOWN: Client = { address: 'unknown', groups: [{ key: 'unknown', share: 1 }] };

/** Tells who asks, behind whichever proxies are trusted. */
export class ClientAddresses {
  readonly #trusted: readonly Network[];

  /** @param trusted - addresses, networks as `10.0.0.0/8`, `loopback`, `linklocal`, `uniquelocal` */
  constructor(trusted: readonly string[] = []) {
    this.#trusted = trusted.flatMap((text) => named[text] ?? [text]).map(networkOf);
  }

  /** Whether this is a proxy of ours, which speaks for many. */
  isTrusted(address: string | undefined): boolean {
    const parsed = parse(address);
    return parsed !== undefined && this.#trusts(parsed);
  }

  /**
   * @param peer - the other end of the connection; missing once that was reset
   * @param forwardedFor - the whole `X-Forwarded-For`
   */
  clientOf(peer: string | undefined, forwardedFor: string | undefined): Client {
    let client = parse(peer);
    if (!client) return UNKNOWN;
    // From the right: each proxy appends whom it was asked by. What stands left of the last one that
    // is trusted anybody may have written.
    const hops = forwardedFor === undefined ? [] : forwardedFor.split(',');
    for (let hop = hops.pop(); hop !== undefined && this.#trusts(client); hop = hops.pop()) {
      const next = parse(withoutPort(hop.trim()));
      if (!next) break;
      client = next;
    }
    return { address: client.toString(), groups: groupsOf(client) };
  }

  #trusts(address: Address): boolean {
    return this.#trusted.some(
      ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
    );
  }
}

/** An IPv4 address in the clothes of IPv6 is taken for what it is. */
function parse(text: string | undefined): Address | undefined {
  if (text === undefined || !ipaddr.isValid(text)) return undefined;
  // `isValid` takes "1" and "0x7f.1" for addresses, too: no proxy writes one so.
  if (!text.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined;
  return ipaddr.process(text);
}

/** Azure and others write `1.2.3.4:5678`, `[2001:db8::1]:5678` and `"[2001:db8::1]"`. */
function withoutPort(hop: string): string {
  const [, inBrackets, v4] =
    /^"?(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)"?$/.exec(hop) ?? [];
  return inBrackets ?? v4 ?? hop;
}

function groupsOf(address: Address): Group[] {
  if (address.kind() === 'ipv4') return [{ key: address.toString(), share: 1 }];
  const { parts } = address as ipaddr.IPv6;
  const network = (bits: number) => {
    const kept = parts.slice(0, bits / 16).map((part) => part.toString(16));
    return `${kept.join(':')}::/${bits}`;
  };
  return [
    { key: network(64), share: 1 },
    { key: network(48), share: SHARE_OF_48 },
  ];
}

function networkOf(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv6' ? 128 : 32];
}
