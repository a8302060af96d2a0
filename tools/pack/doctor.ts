#!/usr/bin/env node
/** What `npx taro-zego-voice-call` runs; packed into one file. */
import { runHere } from '../doctor/command';
import { runHostDoctor } from '../doctor/host';

void runHere(runHostDoctor);
