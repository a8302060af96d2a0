import { act, fireEvent, screen, within } from '@testing-library/react';
import { CallError } from '@/call/errors/call-error';
import { rolesPart } from '@/call/roles';
import { RoomRoles } from '@/call/session/roles/role-box';
import { TokenError } from '@/call/token/token-error';
import type { HostAction } from '@/call/validation/host-action';
import type { CallState } from '@/call/store/call-state';
import { connected, emptyCall, openCall, peer, peers, self } from '../support/call';
import { byID } from '../support/dom';
import { FakeClock, settled } from '../support/fake-clock';
import { FakeEngine } from '../support/fake-engine';
import { featureRoom } from '../support/feature-room';
import { speak } from '../support/language';
import { resetTaro } from '../support/taro';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));

beforeEach(() => {
  resetTaro();
  speak('en');
});

const press = (id: string) => act(async () => void fireEvent.click(byID(id)));
const listener = { role: 'listener', mayPublish: false } as const;
const host = { role: 'host', mayPublish: true } as const;

/** The call page of a call with roles, in which the service does what a host wants. */
async function open(state: Partial<CallState>) {
  const engine = new FakeEngine();
  const roles = new RoomRoles(() => rolesPart);
  const acts: HostAction[] = [];
  const answers = { act: () => Promise.resolve<readonly string[]>([]), removed: ['u-gone'] };
  const call = { ...emptyCall(), roles };
  call.store.setState({ ...connected, ...state });
  const room = featureRoom('room-1', self, engine, new FakeClock());
  roles.enter({
    ...{ ...room, store: call.store },
    setMicrophone: (on) => call.commands.setMicrophone(on),
    host: {
      act: (_roomID, action) => (acts.push(action), answers.act()),
      view: () => Promise.resolve({ locked: false, removed: answers.removed }),
    },
  });
  const page = openCall({ ...connected, ...state }, call);
  await act(settled);
  const hear = (userID: string, word: object) =>
    act(async () => {
      const command = JSON.stringify({ v: 1, ...word });
      engine.emit('IMRecvCustomCommand', 'room-1', { userID, userName: userID }, command);
      await settled();
    });
  return { ...page, acts, answers, hear, engine, store: call.store, commands: call.commands };
}

const openPeople = async () => {
  await press('open-people');
  await act(settled);
};
const people = () => within(byID('people'));

test('in a call in which all speak nothing of roles is there', async () => {
  await open({});
  for (const id of ['hand', 'open-people']) expect(document.getElementById(id)).toBeNull();
  expect(byID('mic')).toBeInTheDocument();
});

test('whoever listens has a hand in the microphone’s place', async () => {
  await open(listener);
  expect(document.getElementById('mic')).toBeNull();
  expect(byID('hand')).toHaveTextContent('Raise hand');
  expect(byID('hand')).toHaveAttribute('aria-checked', 'false');
  expect(screen.getByText('You · Listening')).toBeInTheDocument();
  await press('hand');
  expect(byID('hand')).toHaveTextContent('Hand up');
  expect(byID('hand')).toHaveAttribute('aria-checked', 'true');
});

test('what a host did is said, with what to do about it', async () => {
  const { hear, commands, store } = await open({
    ...listener,
    mayPublish: true,
    microphoneOn: true,
  });
  await hear('service', { t: 'mute-all' });
  expect(screen.getByText(/The host muted everybody/)).toBeInTheDocument();
  act(() => store.setState({ microphoneOn: false }));
  fireEvent.click(screen.getByRole('button', { name: 'Turn on' }));
  expect(commands.calls.at(-1)).toEqual(['setMicrophone', true]);
  act(() => store.setState({ microphoneOn: true }));
  expect(screen.queryByText(/The host muted everybody/)).toBeNull();
});

test('a host sees who wants to speak, and lets them with one tap', async () => {
  const { hear, acts } = await open({ ...host, ...peers(peer(1), peer(2)) });
  await hear('u-1', { t: 'hand', up: true });
  expect(screen.getByText(/Peer 1.* wants to speak/)).toBeInTheDocument();
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Let speak' })));
  expect(acts).toEqual([{ action: 'grant', userID: 'u-1' }]);
  await hear('u-2', { t: 'hand', up: true });
  expect(screen.getByText(/Peer 1.* and 1 more want to speak/)).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  await act(settled);
  expect(people().getByText('Hands up 2')).toBeInTheDocument();
});

test('what comes of letting somebody speak is said where it was pressed', async () => {
  const { hear, answers } = await open({ ...host, ...peers(peer(1)) });
  await hear('u-1', { t: 'hand', up: true });
  answers.act = () => Promise.reject(new CallError('token-service-unreachable', 'token', {}));
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Let speak' })));
  expect(screen.getByText('Not done. Check your network and try again.')).toBeInTheDocument();
});

test('the people stand by what they do; only a host has something to press', async () => {
  const { hear } = await open({
    ...listener,
    ...peers(peer(1)),
    users: new Map([1, 2, 3].map((n) => [`u-${n}`, peer(n).user])),
  });
  await hear('u-3', { t: 'hand', up: true });
  await openPeople();
  expect(screen.getByRole('dialog')).toHaveAccessibleName('People (4)');
  const titles = Array.from(byID('people').querySelectorAll('.people__title'));
  expect(titles.map(({ textContent }) => textContent)).toEqual([
    'Hands up 1',
    'May speak 1',
    'Listening 2',
  ]);
  expect(
    people()
      .getAllByRole('button')
      .map(({ id }) => id),
  ).toEqual(['', 'people-close']);
});

test('a host removes somebody with a reason, and lets somebody in again', async () => {
  const { acts } = await open({ ...host, ...peers(peer(1)) });
  await openPeople();
  await press('remove-u-1');
  await act(
    async () => void fireEvent.input(byID('removal-reason'), { target: { value: ' noise ' } }),
  );
  await press('remove-now');
  await press('readmit-u-gone');
  expect(acts).toEqual([
    { action: 'remove', userID: 'u-1', reason: 'noise' },
    { action: 'readmit', userID: 'u-gone' },
  ]);
  expect(people().getByText('They may come back.')).toBeInTheDocument();
  expect(document.getElementById('readmit-u-gone')).toBeNull();
});

test('the call is ended for all only with a second tap', async () => {
  const { acts } = await open(host);
  await openPeople();
  await press('close-room');
  expect(acts).toEqual([]);
  expect(byID('close-room')).toHaveTextContent('Press again: everybody hangs up');
  await press('close-room');
  expect(acts).toEqual([{ action: 'close', reason: 'The host ended the call' }]);
});

test('a room that is locked says so, and is unlocked', async () => {
  const { acts } = await open(host);
  await openPeople();
  await press('lock-room');
  expect(people().getByText('The room is locked: nobody new gets in.')).toBeInTheDocument();
  await press('lock-room');
  await press('mute-all');
  expect(acts.map(({ action }) => action)).toEqual(['lock', 'unlock', 'mute-all']);
});

test.each([
  ['token-service-refused', '', 'Not done: you are not host of this room, or they have left.'],
  ['token-service-refused', 'too_many_removed', 'Not done: too many are removed. Lock the room.'],
  ['token-service-unreachable', 'busy', 'Not done: too much at once. Try again later.'],
  ['token-service-unreachable', '', 'Not done. Check your network and try again.'],
] as const)('what was not done is said: %s %s', async (kind, code, sentence) => {
  const { answers } = await open(host);
  await openPeople();
  const cause = new TokenError('refused', 'no', code);
  answers.act = () => Promise.reject(new CallError(kind, 'token', { cause }));
  await press('mute-all');
  expect(people().getByText(sentence)).toBeInTheDocument();
  answers.act = () => Promise.resolve(['bans are off']);
  await press('mute-all');
  expect(people().getByText(/a service is not switched on/)).toBeInTheDocument();
});

test('of hundreds thirty are drawn, more at a tap, and whoever is looked for', async () => {
  const users = new Map(Array.from({ length: 400 }, (_, n) => [`u-${n}`, peer(n).user] as const));
  await open({ ...host, users });
  await openPeople();
  const rows = () => byID('people').querySelectorAll('.person').length;
  // Oneself speaks; one is out.
  expect(rows()).toBe(1 + 30 + 1);
  await press('more-listening');
  expect(rows()).toBe(1 + 60 + 1);
  await act(
    async () => void fireEvent.input(byID('people-search'), { target: { value: 'peer 39' } }),
  );
  expect(people().getByText('Listening 11')).toBeInTheDocument();
  await act(async () => void fireEvent.input(byID('people-search'), { target: { value: 'zz' } }));
  expect(people().getByText('Nobody found.')).toBeInTheDocument();
});
