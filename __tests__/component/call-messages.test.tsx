import { act, fireEvent, screen, within } from '@testing-library/react';
import { messagesPart } from '@/call/messages';
import { RoomMessages, type MessagesPart } from '@/call/session/messages/message-box';
import { MOST_BYTES } from '@/call/validation/message-rules';
import { connected, emptyCall, failure, openCall, self } from '../support/call';
import { byID } from '../support/dom';
import { FakeClock } from '../support/fake-clock';
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
const NOON = new Date(2026, 0, 1, 12, 3).getTime();

/** The call page of a call with messages. */
function open(load: () => MessagesPart | Promise<MessagesPart> = () => messagesPart) {
  const engine = new FakeEngine();
  const clock = new FakeClock();
  const box = new RoomMessages(load, () => NOON);
  box.enter(featureRoom('room-1', self, engine, clock));
  const page = openCall(connected, { ...emptyCall(), messages: box });
  return {
    ...page,
    engine,
    wait: (ms: number) => act(() => clock.advance(ms)),
    hear: (message: string, userName = 'Bob') =>
      act(async () => {
        const fromUser = { userID: 'bob', userName };
        engine.emit('IMRecvBroadcastMessage', 'room-1', [{ fromUser, message }]);
        await clock.advance(1000);
      }),
  };
}

const log = () => within(screen.getByRole('log'));
const type = (text: string) =>
  act(async () => void fireEvent.input(byID('message'), { target: { value: text } }));

test('a call without messages has no button for them', () => {
  openCall(connected);
  expect(document.getElementById('messages-open')).toBeNull();
});

test('the button says how many are unread, politely, and no longer once somebody looked', async () => {
  const { hear } = open();
  expect(byID('messages-open')).toHaveAccessibleName('Messages');
  await hear('hello');
  await hear('are you there?');
  expect(byID('messages-open')).toHaveAccessibleName('Messages, 2 unread');
  expect(screen.getByRole('status')).toHaveTextContent('There are new messages');
  await press('messages-open');
  expect(screen.getByRole('dialog')).toHaveAccessibleName('Messages');
  await press('messages-close');
  expect(byID('messages-open')).toHaveAccessibleName('Messages');
});

test('a message says who and when, and its text is text', async () => {
  const { hear } = open();
  await hear('<b onclick="x">hello</b> https://example.com', '\u202eevE');
  await press('messages-open');
  expect(log().getByText('<b onclick="x">hello</b> https://example.com')).toBeVisible();
  expect(log().getByText('12:03')).toBeVisible();
  // Whichever way a name turns, what follows it stays.
  expect(log().getByText('\u2068evE\u2069')).toBeVisible();
  expect(log().queryByRole('link')).toBeNull();
});

test('what is too long is said to be so, and not cut off before', async () => {
  open();
  await press('messages-open');
  expect(Number(byID('message').getAttribute('maxlength'))).toBeGreaterThan(MOST_BYTES);
});

test('one’s own is there at once; what was not sent says so and goes with another try', async () => {
  const { engine, wait } = open();
  const works = engine.sendBroadcastMessage;
  engine.sendBroadcastMessage = () => Promise.reject(new Error('no'));
  await press('messages-open');
  await type('hello');
  await press('message-send');
  await wait(2000);
  expect(log().getByText('hello')).toBeVisible();
  expect(byID('message')).toHaveValue('');
  engine.sendBroadcastMessage = works;
  expect(byID('message-again-0')).toHaveAccessibleName('Not sent. Try again: hello');
  await press('message-again-0');
  await wait(2000);
  expect(document.getElementById('message-again-0')).toBeNull();
  expect(engine.of('sendBroadcastMessage')).toEqual([['room-1', 'hello']]);
});

test('nothing, or too much, can’t be sent; what is too long stays in the field and says so', async () => {
  const { engine } = open();
  await press('messages-open');
  expect(byID('message-send')).toBeDisabled();
  await type('消'.repeat(342));
  expect(screen.getByText('This is too long. Send it in parts.')).toBeVisible();
  expect(byID('message-send')).toBeDisabled();
  await press('message-send');
  expect(engine.of('sendBroadcastMessage')).toEqual([]);
  expect(byID('message')).toHaveValue('消'.repeat(342));
});

test('code that can’t be fetched is said, and is fetched with the next opening', async () => {
  let works = false;
  open(() => (works ? messagesPart : Promise.reject(new Error('no network'))));
  await press('messages-open');
  expect(screen.getByText(/Messages can’t be opened/)).toBeVisible();
  await press('messages-close');
  works = true;
  await press('messages-open');
  expect(byID('message-send')).toBeInTheDocument();
});

test('the sheet goes with the call', async () => {
  const { set } = open();
  await press('messages-open');
  set({ phase: 'ended', failure: failure('kicked-by-host') });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('of 260 messages the last 200 are there, and those before have left nothing to read', async () => {
  const { hear } = open();
  await press('messages-open');
  for (let n = 0; n < 260; n += 10) {
    for (let m = n; m < n + 10; m += 1) await hear(`message ${m}`);
  }
  const texts = log().getAllByText(/^message \d+$/);
  expect(texts).toHaveLength(200);
  expect(texts[0]).toHaveTextContent('message 60');
  expect(texts.at(-1)).toHaveTextContent('message 259');
  // Ten of its block are gone, and none was taken out.
  expect(texts[0]?.closest('.message')?.parentElement?.children).toHaveLength(50);
});
