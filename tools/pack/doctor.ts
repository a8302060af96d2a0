#!/usr/bin/env node
/** What `npx taro-zego-voice-call` runs; packed into one file. */
import { runHostDoctor } from '../doctor/host';

void runHostDoctor(process.argv.slice(2), {
  env: process.env,
  colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
  say: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
}).then((code) => (process.exitCode = code));
