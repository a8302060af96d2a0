import { act, fireEvent, screen } from '@testing-library/react';
import { type FailureKind, wayOut } from '@/call/errors/failures';
import { systemRefuses } from '@/call/platform/permission/permission';
import { openMicrophoneSettings, openSystemSettings } from '@/call/platform/permission/settings';
import { failureWords } from '@/call/words/failures';
import { connected, failure, openCall } from '../support/call';
import { byID } from '../support/dom';
import { speak } from '../support/language';
import { platform, resetTaro, taro } from '../support/taro';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));
jest.mock('@/call/platform/permission/permission');
jest.mock('@/call/platform/permission/settings');

const settings = jest.mocked(openMicrophoneSettings);
const systemSettings = jest.mocked(openSystemSettings);
const refuses = jest.mocked(systemRefuses);

beforeEach(() => {
  resetTaro();
  speak('zh_CN');
  settings.mockResolvedValue(false);
  systemSettings.mockResolvedValue(true);
  refuses.mockReturnValue(false);
});

const kinds = Object.keys(failureWords().sentence) as FailureKind[];
const ended = (kind: FailureKind, more = {}) =>
  openCall({ phase: 'ended', roomID: 'room-1', failure: failure(kind, more) });
const press = (id: string) => act(async () => fireEvent.click(byID(id)));

describe.each(['zh_CN', 'en'])('in %s', (language) => {
  beforeEach(() => speak(language));

  test.each(kinds)('%s has a sentence and a way out', async (kind) => {
    const { asked } = ended(kind);
    expect(screen.getByText(failureWords().sentence[kind])).toBeVisible();
    const way = wayOut(kind);
    if (way === 'home' || way === 'edit') {
      expect(document.getElementById('retry')).toBeNull();
    } else {
      settings.mockResolvedValue(true);
      await press('retry');
      if (way === 'system-settings') platform.show();
      expect(asked()).toEqual([['rejoin']]);
    }
    await press('back-home');
    expect(taro.navigateBack).toHaveBeenCalledTimes(1);
  });
});

test('the host’s reason is passed on', () => {
  ended('kicked-by-host', { detail: '会议结束' });
  expect(screen.getByText('你被移出了房间：会议结束')).toBeVisible();
});

test('a code is told, for whoever is asked for help', () => {
  ended('unknown', { code: 1_002_099 });
  expect(screen.getByText('错误代码 1002099')).toBeVisible();
});

test('settings without the microphone granted bring nobody back in', async () => {
  const { asked } = ended('microphone-refused');
  await press('retry');
  expect(asked()).toEqual([]);
});

test('the system’s settings without the microphone granted bring nobody back in', async () => {
  refuses.mockReturnValue(true);
  const { asked } = ended('microphone-refused-by-system');
  await press('retry');
  platform.show();
  expect(asked()).toEqual([]);
});

test('where the system’s settings can not be opened, it asks once more', async () => {
  systemSettings.mockResolvedValue(false);
  const { asked } = ended('microphone-refused-by-system');
  await press('retry');
  expect(asked()).toEqual([['rejoin']]);
});

test('a call that was under way says how long it was', () => {
  openCall({
    ...connected,
    phase: 'ended',
    failure: failure('reconnect-failed'),
    connectedAt: 1_000,
    endedAt: 76_400,
  });
  expect(screen.getByText('通话时长 01:15')).toBeVisible();
  expect(byID('retry')).toHaveTextContent('重新加入');
});

test('a call that never began does not claim to have ended', () => {
  const { container } = ended('room-full');
  expect(container.querySelector('.ended__title')).toHaveTextContent('加入通话失败');
});

describe('in the call', () => {
  test('what is wrong with one’s own sound is said and tried again, the call goes on', () => {
    const { asked } = openCall({ ...connected, publishFailure: failure('publish-failed') });
    expect(screen.getByText(/你的声音没有发出去/)).toBeVisible();
    fireEvent.click(screen.getByText('再试一次'));
    expect(asked()).toEqual([['retryPublish']]);
    expect(byID('room-state')).toHaveTextContent('通话中');
  });

  test('a refused microphone leads to the settings and back', async () => {
    settings.mockResolvedValue(true);
    const { asked } = openCall({ ...connected, publishFailure: failure('microphone-refused') });
    await act(async () => fireEvent.click(screen.getByText('打开设置')));
    expect(asked()).toEqual([['retryPublish']]);
  });

  test('a call that is cut off shows one banner, not two', () => {
    openCall({
      ...connected,
      phase: 'reconnecting',
      publishFailure: failure('publish-failed'),
    });
    expect(document.querySelectorAll('.banner')).toHaveLength(1);
  });
});

test('an interruption of which the phone never says the end is over at a tap', () => {
  const { asked, set } = openCall({ ...connected, phase: 'interrupted' });
  fireEvent.click(screen.getByRole('button', { name: '继续通话' }));
  expect(asked()).toEqual([['goOn']]);
  set({ phase: 'connected' });
  expect(screen.queryByRole('button', { name: '继续通话' })).toBeNull();
});
