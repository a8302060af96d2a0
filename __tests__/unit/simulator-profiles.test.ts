import { completeOptions } from '../../tools/simulator/options';
import {
  profiles,
  usualBehaviour,
  variantsOf,
  type ProfileName,
} from '../../tools/simulator/profiles';

const names = Object.keys(profiles) as ProfileName[];

test.each(names)(
  '%s: every open column is turned once by itself, and all of them at once',
  (name) => {
    const { platform: _platform, ...columns } = profiles[name];
    const open = Object.entries(columns).filter(([, cell]) => cell.length > 1);
    const variants = variantsOf(name);
    expect(variants).toHaveLength(open.length + 2);
    const usual = usualBehaviour(name);
    const differing = variants.map(
      ({ behaviour }) =>
        Object.entries(behaviour).filter(
          ([column, value]) => usual[column as keyof typeof usual] !== value,
        ).length,
    );
    expect(differing).toEqual([0, ...open.map(() => 1), open.length]);
    expect(new Set(variants.map((one) => one.name)).size).toBe(variants.length);
  },
);

test('a phone is its profile, but where it was wished otherwise', () => {
  const phone = completeOptions({ profile: 'android', behaviour: { startAgain: 'ignored' } });
  expect(phone.platform).toBe('android');
  expect(phone.behaviour).toEqual({ ...usualBehaviour('android'), startAgain: 'ignored' });
  expect(completeOptions({ platform: 'ohos' }).behaviour).toEqual(usualBehaviour('ohos'));
});

test('what was read of Android 2025-26 is not open', () => {
  expect(profiles.android).toMatchObject({
    startAgain: ['refused'],
    updateRestarts: [true],
    insertionInCall: ['refused'],
    restartsAfterCall: [true],
    stopsWhenLost: [false],
  });
});
