/**
 * @jest-environment jsdom
 */
import * as askedCallH5 from '@/call/memory/asked-call.h5';
import * as askedCallWeapp from '@/call/memory/asked-call.weapp';
import * as clipboardH5 from '@/call/platform/clipboard.h5';
import * as clipboardWeapp from '@/call/platform/clipboard.weapp';
import * as deviceH5 from '@/call/platform/device.h5';
import * as deviceWeapp from '@/call/platform/device.weapp';
import * as hapticsH5 from '@/call/platform/haptics.h5';
import * as hapticsWeapp from '@/call/platform/haptics.weapp';
import * as interruptionH5 from '@/call/platform/interruption.h5';
import * as interruptionWeapp from '@/call/platform/interruption.weapp';
import * as languageH5 from '@/call/platform/language.h5';
import * as languageWeapp from '@/call/platform/language.weapp';
import * as leaveQuestionH5 from '@/call/platform/leave-question.h5';
import * as leaveQuestionWeapp from '@/call/platform/leave-question.weapp';
import * as lifecycleH5 from '@/call/platform/lifecycle.h5';
import * as lifecycleWeapp from '@/call/platform/lifecycle.weapp';
import * as networkH5 from '@/call/platform/network.h5';
import * as networkWeapp from '@/call/platform/network.weapp';
import * as personStorageH5 from '@/call/platform/person-storage.h5';
import * as personStorageWeapp from '@/call/platform/person-storage.weapp';
import * as permissionH5 from '@/call/platform/permission.h5';
import * as permissionWeapp from '@/call/platform/permission.weapp';
import * as screenH5 from '@/call/platform/screen.h5';
import * as screenWeapp from '@/call/platform/screen.weapp';
import * as httpH5 from '@/call/token/http.h5';
import * as httpWeapp from '@/call/token/http.weapp';
import * as pressH5 from '@/call/ui/kit/press/press.h5';
import * as pressWeapp from '@/call/ui/kit/press/press.weapp';
import * as fieldH5 from '@/call/ui/kit/field/text-field.h5';
import * as fieldWeapp from '@/call/ui/kit/field/text-field.weapp';
import * as settingsH5 from '@/call/platform/settings.h5';
import * as settingsWeapp from '@/call/platform/settings.weapp';
import * as shareFileH5 from '@/call/platform/share-file.h5';
import * as shareFileWeapp from '@/call/platform/share-file.weapp';
import * as updateH5 from '@/pages/home/update.h5';
import * as updateWeapp from '@/pages/home/update.weapp';
import * as versionsH5 from '@/call/platform/versions.h5';
import * as versionsWeapp from '@/call/platform/versions.weapp';

// Looks for a window as it loads.
jest.mock('@/call/platform/tab-storage.h5', () => ({ readTab: jest.fn(), writeTab: jest.fn() }));

/** Compiles only if each twin could stand in for the other. */
const twins = <T extends object>(weapp: T, h5: NoInfer<T>): [object, object] => [weapp, h5];

test.each([
  ['clipboard', twins(clipboardWeapp, clipboardH5)],
  ['device', twins(deviceWeapp, deviceH5)],
  ['haptics', twins(hapticsWeapp, hapticsH5)],
  ['interruption', twins(interruptionWeapp, interruptionH5)],
  ['language', twins(languageWeapp, languageH5)],
  ['leave-question', twins(leaveQuestionWeapp, leaveQuestionH5)],
  ['lifecycle', twins(lifecycleWeapp, lifecycleH5)],
  ['network', twins(networkWeapp, networkH5)],
  // WeChat's takes the keys of the app's storage, too.
  ['person-storage', twins(personStorageH5, personStorageWeapp)],
  ['asked-call', twins(askedCallWeapp, askedCallH5)],
  ['permission', twins(permissionWeapp, permissionH5)],
  ['screen', twins(screenWeapp, screenH5)],
  ['http', twins(httpWeapp, httpH5)],
  ['press', twins(pressWeapp, pressH5)],
  ['text-field', twins(fieldWeapp, fieldH5)],
  ['settings', twins(settingsWeapp, settingsH5)],
  ['share-file', twins(shareFileWeapp, shareFileH5)],
  ['update', twins(updateWeapp, updateH5)],
  ['versions', twins(versionsWeapp, versionsH5)],
])('the twins of %s export the same', (_name, [weapp, h5]) => {
  expect(Object.keys(h5).sort()).toEqual(Object.keys(weapp).sort());
});
