import { localAddress } from '@/call/development/local-address';

test.each([
  ['the local cloud', 'wss://127.0.0.1:8787/accesshub', 'ws://127.0.0.1:8787/accesshub'],
  [
    'a host of the vendor, tried where the first takes too long',
    'wss://accesshub-wss-v6.example.com/accesshub?token=x',
    'ws://127.0.0.1:8787/accesshub?token=x',
  ],
  ['its socket for logs', 'wss://127.0.0.1:8787/zglog/ws', 'ws://127.0.0.1:8787/zglog/ws'],
  ['a socket of something else', 'wss://other.example.com/live', 'wss://other.example.com/live'],
])('a build of `npm start` reaches the local cloud: %s', (_what, asked, reached) => {
  expect(localAddress('127.0.0.1:8787')(asked)).toBe(reached);
});
