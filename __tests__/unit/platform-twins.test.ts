/**
 * @jest-environment jsdom
 */
import * as askedCallH5 from '@/call/memory/asked-call.h5';
import * as askedCallWeapp from '@/call/memory/asked-call.weapp';
import * as clipboardH5 from '@/call/platform/interaction/clipboard.h5';
import * as clipboardWeapp from '@/call/platform/interaction/clipboard.weapp';
import * as deviceH5 from '@/call/platform/device/device.h5';
import * as deviceWeapp from '@/call/platform/device/device.weapp';
import * as hapticsH5 from '@/call/platform/interaction/haptics.h5';
import * as hapticsWeapp from '@/call/platform/interaction/haptics.weapp';
import * as interruptionH5 from '@/call/platform/surroundings/interruption.h5';
import * as interruptionWeapp from '@/call/platform/surroundings/interruption.weapp';
import * as languageH5 from '@/call/platform/device/language.h5';
import * as languageWeapp from '@/call/platform/device/language.weapp';
import * as leaveQuestionH5 from '@/call/platform/interaction/leave-question.h5';
import * as leaveQuestionWeapp from '@/call/platform/interaction/leave-question.weapp';
import * as lifecycleH5 from '@/call/platform/surroundings/lifecycle.h5';
import * as lifecycleWeapp from '@/call/platform/surroundings/lifecycle.weapp';
import * as networkH5 from '@/call/platform/surroundings/network.h5';
import * as networkWeapp from '@/call/platform/surroundings/network.weapp';
import * as personStorageH5 from '@/call/platform/storage/person-storage.h5';
import * as personStorageWeapp from '@/call/platform/storage/person-storage.weapp';
import * as permissionH5 from '@/call/platform/permission/permission.h5';
import * as permissionWeapp from '@/call/platform/permission/permission.weapp';
import * as screenH5 from '@/call/platform/surroundings/screen.h5';
import * as screenWeapp from '@/call/platform/surroundings/screen.weapp';
import * as httpH5 from '@/call/token/http/http.h5';
import * as httpWeapp from '@/call/token/http/http.weapp';
import * as pressH5 from '@/call/ui/kit/press/press.h5';
import * as pressWeapp from '@/call/ui/kit/press/press.weapp';
import * as fieldH5 from '@/call/ui/kit/field/text-field.h5';
import * as fieldWeapp from '@/call/ui/kit/field/text-field.weapp';
import * as settingsH5 from '@/call/platform/permission/settings.h5';
import * as settingsWeapp from '@/call/platform/permission/settings.weapp';
import * as shareFileH5 from '@/call/platform/interaction/share-file.h5';
import * as shareFileWeapp from '@/call/platform/interaction/share-file.weapp';
import * as updateH5 from '@/pages/home/update.h5';
import * as updateWeapp from '@/pages/home/update.weapp';
import * as versionsH5 from '@/call/platform/device/versions.h5';
import * as versionsWeapp from '@/call/platform/device/versions.weapp';

// Looks for a window as it loads.
jest.mock('@/call/platform/storage/tab-storage.h5', () => ({
  readTab: jest.fn(),
  writeTab: jest.fn(),
}));

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
