import fc from 'fast-check';
import { byteLength } from '@/call/validation/ids';
import { isVisible } from '@/call/validation/visible';
import { MOST_BYTES, shownText, textFault } from '@/call/validation/message-rules';

test('a message is as long as the cloud allows: in bytes, without the spaces around it', () => {
  expect(textFault('a'.repeat(1024))).toBeNull();
  expect(textFault('a'.repeat(1025))).toBe('too-long');
  expect(textFault('消'.repeat(341))).toBeNull();
  expect(textFault('消'.repeat(342))).toBe('too-long');
  expect(textFault('😀'.repeat(257))).toBe('too-long');
  expect(textFault(`  ${'a'.repeat(1024)}\n`)).toBeNull();
});

test('what nobody can see is no message', () => {
  expect(['', '  ', '\n', '\u200b', '\u202e', '\u2800'].map(textFault)).toEqual(
    Array(6).fill('empty'),
  );
});

test('marks that turn the direction go; scripts that run from right to left stay as they are', () => {
  expect(shownText('\u202egnp.exe\u202c')).toBe('gnp.exe');
  expect(shownText('\u2066\u200fab\u2069')).toBe('ab');
  expect(shownText('שלום')).toBe('שלום');
});

test('markup stays the text that it is', () => {
  expect(shownText('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>');
});

test('emoji keep the joiners and selectors they are made of', () => {
  for (const emoji of ['👩‍👩‍👧', '❤️', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '👍🏽']) expect(shownText(emoji)).toBe(emoji);
});

test('empty lines, control characters and towers of accents are cut down', () => {
  expect(shownText('a\r\n\r\n\n \n\nb')).toBe('a\n\nb');
  expect(shownText('a\tb\u0000\u0007c')).toBe('a bc');
  expect(shownText(`e${'\u0301'.repeat(500)}!`)).toBe('e\u0301\u0301\u0301!');
});

test('1,024 emoji are cut off between two of them', () => {
  const shown = shownText('😀'.repeat(1024));
  expect(shown).toBe('😀'.repeat(256));
});

test('no text of anybody is shown longer than an honest one, or as half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      const shown = shownText(text);
      expect(byteLength(shown)).toBeLessThanOrEqual(MOST_BYTES);
      expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      if (byteLength(text) <= MOST_BYTES && isVisible(text)) expect(isVisible(shown)).toBe(true);
    }),
    { seed: 17, numRuns: 500 },
  );
});
