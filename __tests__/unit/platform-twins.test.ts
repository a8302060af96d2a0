/**
 * @jest-environment jsdom
 */
import * as askedCallH5 from '@/memory/asked-call.h5';
import * as askedCallWeapp from '@/memory/asked-call.weapp';
import * as clipboardH5 from '@/platform/clipboard.h5';
import * as clipboardWeapp from '@/platform/clipboard.weapp';
import * as deviceH5 from '@/platform/device.h5';
import * as deviceWeapp from '@/platform/device.weapp';
import * as hapticsH5 from '@/platform/haptics.h5';
import * as hapticsWeapp from '@/platform/haptics.weapp';
import * as interruptionH5 from '@/platform/interruption.h5';
import * as interruptionWeapp from '@/platform/interruption.weapp';
import * as languageH5 from '@/platform/language.h5';
import * as languageWeapp from '@/platform/language.weapp';
import * as leaveQuestionH5 from '@/platform/leave-question.h5';
import * as leaveQuestionWeapp from '@/platform/leave-question.weapp';
import * as lifecycleH5 from '@/platform/lifecycle.h5';
import * as lifecycleWeapp from '@/platform/lifecycle.weapp';
import * as networkH5 from '@/platform/network.h5';
import * as networkWeapp from '@/platform/network.weapp';
import * as personStorageH5 from '@/platform/person-storage.h5';
import * as personStorageWeapp from '@/platform/person-storage.weapp';
import * as permissionH5 from '@/platform/permission.h5';
import * as permissionWeapp from '@/platform/permission.weapp';
import * as screenH5 from '@/platform/screen.h5';
import * as screenWeapp from '@/platform/screen.weapp';
import * as httpH5 from '@/token/http.h5';
import * as httpWeapp from '@/token/http.weapp';
import * as pressH5 from '@/ui/press.h5';
import * as pressWeapp from '@/ui/press.weapp';
import * as fieldH5 from '@/ui/text-field.h5';
import * as fieldWeapp from '@/ui/text-field.weapp';
import * as settingsH5 from '@/platform/settings.h5';
import * as settingsWeapp from '@/platform/settings.weapp';
import * as shareFileH5 from '@/platform/share-file.h5';
import * as shareFileWeapp from '@/platform/share-file.weapp';
import * as updateH5 from '@/platform/update.h5';
import * as updateWeapp from '@/platform/update.weapp';
import * as versionsH5 from '@/platform/versions.h5';
import * as versionsWeapp from '@/platform/versions.weapp';

// Looks for a window as it loads.
jest.mock('@/platform/tab-storage.h5', () => ({ readTab: jest.fn(), writeTab: jest.fn() }));

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
  ['person-storage', twins(personStorageWeapp, personStorageH5)],
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
