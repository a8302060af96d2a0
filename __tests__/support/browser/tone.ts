import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const RATE = 48_000;
const SECONDS = 2;

/** What a fake microphone hears: bursts of this tone, in Hz. */
export const TONE_HZ = 600;

/** Bursts, because noise suppression takes away a tone that never changes. */
const BURST_SECONDS = 0.2;

/** Writes the tone as a WAV file that can be repeated without a click. Delete its folder after use. */
export function writeTone(): string {
  const samples = RATE * SECONDS;
  const data = Buffer.alloc(samples * 2);
  for (let index = 0; index < samples; index += 1) {
    const seconds = index / RATE;
    const loud = Math.floor(seconds / BURST_SECONDS) % 2 === 0;
    const value = loud ? Math.sin(2 * Math.PI * TONE_HZ * seconds) * 0.6 : 0;
    data.writeInt16LE(Math.round(value * 0x7fff), index * 2);
  }
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'tone-')), 'tone.wav');
  fs.writeFileSync(file, Buffer.concat([header(data.length), data]));
  return file;
}

/** Of a WAV file with one channel of 16 bits. */
function header(bytes: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(bytes, 40);
  return head;
}
