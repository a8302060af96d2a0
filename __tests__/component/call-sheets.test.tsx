import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { connected, emptyCall, failure, openCall } from '../support/call';
import { byID } from '../support/dom';
import { speak } from '../support/language';
import { platform, resetTaro } from '../support/taro';
import { answers, giveWx, refuses } from '../support/wx';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));
const invite = jest.fn();
/** A call of an app that is published for browsers too. */
const openPublished = (state: Parameters<typeof openCall>[0], webURL: string) =>
  openCall(state, { ...emptyCall(), invite }, { webURL });

const written = new Map<string, string>();
const files = {
  env: { USER_DATA_PATH: 'wxfile://usr' },
  getFileSystemManager: () => ({
    writeFileSync: (path: string, text: string) => void written.set(path, text),
  }),
};

beforeEach(() => {
  resetTaro();
  speak('en');
  written.clear();
  invite.mockReset();
});

const press = (id: string) => act(async () => void fireEvent.click(byID(id)));
const sheets = () => screen.queryAllByRole('dialog').map((sheet) => sheet.id);

test('alone in a room, the hint leads to the invitation', async () => {
  openCall(connected);
  await waitFor(() => byID('invite-here'));
  await press('invite-here');
  expect(sheets()).toEqual(['invite']);
  expect(screen.getByRole('dialog')).toHaveAccessibleName('Invite');
  await press('invite-close');
  expect(sheets()).toEqual([]);
});

test('the invitation has the room ID to copy, and says whether it was copied', async () => {
  openCall(connected);
  await press('open-invite');
  const setClipboardData = answers();
  giveWx({ setClipboardData });
  await press('copy-room');
  expect(setClipboardData).toHaveBeenCalledWith(expect.objectContaining({ data: 'room-1' }));
  expect(screen.getByText('Copied')).toBeVisible();
  giveWx({ setClipboardData: refuses() });
  await press('copy-room');
  expect(screen.getByText(/Please note it down/)).toBeVisible();
});

test('without a page for browsers there is no link to one', async () => {
  openCall({ ...connected, roomID: 'a&b' });
  await press('open-invite');
  expect(screen.queryByText('Copy a link for a browser')).toBeNull();
});

test('the link for a browser leads to the published page, with the room and a ticket', async () => {
  openPublished({ ...connected, roomID: 'a&b' }, 'https://web.example/talk');
  await press('open-invite');
  // Only who asks for it costs a ticket.
  expect(invite).not.toHaveBeenCalled();
  invite.mockResolvedValue({ ticket: 't=1', expiresAt: 0 });
  const setClipboardData = answers();
  giveWx({ setClipboardData });
  await press('copy-link');
  expect(invite).toHaveBeenCalledWith('a&b');
  const data = 'https://web.example/talk/#/pages/home/index?roomID=a%26b&ticket=t%3D1';
  expect(setClipboardData).toHaveBeenCalledWith(expect.objectContaining({ data }));
  expect(screen.getByText('Copied')).toBeVisible();
});

test('where no ticket is to be had, words say so, and the next tap asks again', async () => {
  openPublished(connected, 'https://web.example');
  await press('open-invite');
  invite.mockRejectedValueOnce(new Error('unreachable'));
  await press('copy-link');
  expect(screen.getByText(/No invitation link could be made/)).toBeVisible();
  invite.mockResolvedValue({ ticket: 't', expiresAt: 0 });
  giveWx({ setClipboardData: answers() });
  await press('copy-link');
  expect(screen.getByText('Copied')).toBeVisible();
});

test('the word about what was done goes by itself', async () => {
  jest.useFakeTimers();
  openCall(connected);
  await press('open-invite');
  giveWx({ setClipboardData: answers() });
  await press('copy-room');
  expect(screen.getByText('Copied')).toBeVisible();
  act(() => jest.advanceTimersByTime(3000));
  expect(screen.queryByText('Copied')).toBeNull();
  jest.useRealTimers();
});

test('a card leads home with the room filled in, in the words of the phone', () => {
  openCall({ ...connected, roomID: 'a&b' });
  expect(platform.card?.()).toEqual({
    title: 'Join my voice call (room a&b)',
    path: '/pages/home/index?roomID=a%26b',
    imageUrl: '/share-card.png',
  });
});

test('the report is shown, copied, and sent as a file', async () => {
  openCall(connected);
  await press('open-report');
  expect(screen.getByText('the report')).toBeVisible();
  const setClipboardData = answers();
  const shareFileMessage = answers();
  giveWx({ ...files, setClipboardData, shareFileMessage });
  await press('copy-report');
  expect(setClipboardData).toHaveBeenCalledWith(expect.objectContaining({ data: 'the report' }));
  await press('share-report');
  const [[shared]] = shareFileMessage.mock.calls as unknown as [[{ filePath: string }]];
  expect(written.get(shared.filePath)).toBe('the report');
});

test.each([
  ['an old base library', {}],
  ['a refusal', { shareFileMessage: refuses() }],
  ['a full phone', { getFileSystemManager: () => ({}), shareFileMessage: answers() }],
])('%s leaves words', async (_what, change) => {
  openCall(connected);
  await press('open-report');
  giveWx({ ...files, ...change });
  await press('share-report');
  expect(screen.getByText(/could not be sent/)).toBeVisible();
});

test('who changes their mind about sending is told nothing', async () => {
  openCall(connected);
  await press('open-report');
  const shareFileMessage = refuses(0, 'shareFileMessage:fail cancel');
  giveWx({ ...files, shareFileMessage });
  await press('share-report');
  expect(shareFileMessage).toHaveBeenCalled();
  expect(screen.queryByText(/could not be sent/)).toBeNull();
});

test('a report that could not be copied says so', async () => {
  openCall(connected);
  await press('open-report');
  giveWx({ setClipboardData: refuses() });
  await press('copy-report');
  expect(screen.getByText(/could not be copied/)).toBeVisible();
});

test('the report can be reached after the call too; the invitation closes with the call', async () => {
  const { set } = openCall(connected);
  await press('open-invite');
  set({ phase: 'ended', failure: failure('kicked-by-host') });
  expect(sheets()).toEqual([]);
  await press('open-report');
  expect(sheets()).toEqual(['report']);
});

test('one sheet at a time, and the shade closes it', async () => {
  openCall(connected);
  await press('open-invite');
  await press('open-report');
  expect(sheets()).toEqual(['report']);
  const [shade] = screen.getAllByRole('button', { name: 'Close' });
  fireEvent.click(shade!);
  expect(sheets()).toEqual([]);
});

test('what a sheet covers is not read out, and is again once it is closed', async () => {
  openCall(connected);
  await waitFor(() => byID('invite-here'));
  const open = byID('open-invite');
  expect(open.closest('[aria-hidden="true"]')).toBeNull();
  await press('open-invite');
  for (const id of ['open-invite', 'hang-up', 'invite-here']) {
    expect(byID(id).closest('[aria-hidden="true"]')).not.toBeNull();
  }
  expect(screen.getByRole('dialog').closest('[aria-hidden="true"]')).toBeNull();
  await press('invite-close');
  expect(open.closest('[aria-hidden="true"]')).toBeNull();
});
