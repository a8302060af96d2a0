import { configIsKnown } from '../support/app-config-check';
import { distOf } from '../support/build';
import {
  accessible,
  budgets,
  cameraOff,
  licencesPacked,
  loadsWithoutFaults,
  messagesAreLate,
  nothingLocal,
  nothingToTry,
  onlyKnownHosts,
  packageSizes,
  sdkOnlyInCall,
} from '../support/package-checks';

const DIST = distOf('weapp');

test('the packages keep to their budgets', () => {
  const sizes = Object.entries(packageSizes(DIST));
  process.stdout.write(
    `${sizes.map(([name, size]) => `${name} ${size.toFixed(1)} KiB`).join(', ')}\n`,
  );
  expect(budgets(DIST)).toEqual([]);
});

test('what messages need comes late', () => expect(messagesAreLate(DIST)).toEqual([]));

test('the main package has nothing of the SDK', () => expect(sdkOnlyInCall(DIST)).toEqual([]));

test('nothing of the local cloud is in it, and no secret', () =>
  expect(nothingLocal(DIST)).toEqual([]));

test('nothing of the phone check is in it', () => expect(nothingToTry(DIST)).toEqual([]));

test('it names no host but the configured ones and those of the SDK', () =>
  expect(onlyKnownHosts(DIST)).toEqual([]));

test('pages, components, templates and styles are all there and compile', () =>
  expect(loadsWithoutFaults(DIST)).toEqual([]));

test('app.json and the pages have only keys that WeChat knows', () =>
  expect(configIsKnown(DIST)).toEqual([]));

test('the licences of what it brings along are in a file that WeChat packs', () =>
  expect(licencesPacked(DIST)).toEqual([]));

test('the camera is off where nothing can turn it on', () => expect(cameraOff(DIST)).toEqual([]));

test('buttons and inputs can tell a screen reader what they are and how they stand', () =>
  expect(accessible(DIST)).toEqual([]));
