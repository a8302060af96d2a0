import { ClientAddresses } from '../../server/http/client-address';

const [L7, L7_TOO, L4] = ['10.0.0.1', '10.0.0.2', '192.0.2.9'];

const behind = (trusted: string[], peer: string | undefined, forwardedFor?: string) =>
  new ClientAddresses(trusted).clientOf(peer, forwardedFor).address;

describe('the address of a client', () => {
  it.each<[string, string[], string | undefined, string | undefined, string]>([
    ['directly', [], '7.7.7.7', undefined, '7.7.7.7'],
    ['directly, whatever it writes', [], '7.7.7.7', '1.1.1.1', '7.7.7.7'],
    ['an L4 balancer that hides it', [], L4, undefined, L4],
    ['an L4 balancer that is trusted by mistake', [L4], L4, '1.1.1.1', '1.1.1.1'],
    ['one L7 balancer', ['10.0.0.0/8'], L7, '7.7.7.7', '7.7.7.7'],
    ['one, whatever the client wrote', ['10.0.0.0/8'], L7, '1.1.1.1, 7.7.7.7', '7.7.7.7'],
    ['two', ['10.0.0.0/8'], L7, `7.7.7.7, ${L7_TOO}`, '7.7.7.7'],
    ['two, whatever it wrote', ['10.0.0.0/8'], L7, `9.9.9.9, 7.7.7.7, ${L7_TOO}`, '7.7.7.7'],
    ['two, of which one is trusted', [L7], L7, `7.7.7.7, ${L7_TOO}`, L7_TOO],
    ['one that writes the port', [L7], L7, '7.7.7.7:51234', '7.7.7.7'],
    ['one that writes brackets', [L7], L7, '[2001:db8::1]', '2001:db8::1'],
    ['one that writes brackets and port', [L7], L7, '[2001:db8::1]:51234', '2001:db8::1'],
    ['one that writes quotes', [L7], L7, '"[2001:db8::1]:51234"', '2001:db8::1'],
    ['one of IPv6', ['fd00::/8'], 'fd00::1', '7.7.7.7', '7.7.7.7'],
    ['one on this machine', ['loopback'], '::1', '7.7.7.7', '7.7.7.7'],
    ['IPv4 in the clothes of IPv6', ['10.0.0.0/8'], `::ffff:${L7}`, '::ffff:7.7.7.7', '7.7.7.7'],
    ['one that names nobody', [L7], L7, 'unknown', L7],
    ['one that says nothing', [L7], L7, undefined, L7],
    ['one that writes nonsense', [L7], L7, '7.7.7.7, 1', L7],
    ['a socket that was reset at once', ['10.0.0.0/8'], undefined, '7.7.7.7', 'unknown'],
  ])('%s', (_, trusted, peer, forwardedFor, address) => {
    expect(behind(trusted, peer, forwardedFor)).toBe(address);
  });

  it('takes an endless header for what it is', () => {
    expect(behind([L7], L7, '1.1.1.1,'.repeat(2000) + '7.7.7.7')).toBe('7.7.7.7');
  });
});

describe('what is counted together', () => {
  const groups = (address: string) => new ClientAddresses().clientOf(address, undefined).groups;

  it('one address of IPv4', () => {
    expect(groups('7.7.7.7')).toEqual([{ key: '7.7.7.7', share: 1 }]);
    expect(groups('::ffff:7.7.7.7')).toEqual(groups('7.7.7.7'));
  });

  it('a /64 of IPv6, and all that a /48 has', () => {
    const [home, network] = groups('2001:db8:1:2:3:4:5:6');
    expect(home).toEqual({ key: '2001:db8:1:2::/64', share: 1 });
    expect(network?.key).toBe('2001:db8:1::/48');
    expect(groups('2001:db8:1:2::ffff')).toEqual([home, network]);
    const [other, same] = groups('2001:db8:1:3::1');
    expect(other).not.toEqual(home);
    expect(same).toEqual(network);
    expect(network?.share).toBeLessThan(100);
  });

  it('those without an address', () => {
    expect(new ClientAddresses().clientOf(undefined, undefined).groups).toHaveLength(1);
  });
});
