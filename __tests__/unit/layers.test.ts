/** Each layer's rule, broken on purpose: a rule that never goes red guards nothing. */
import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { layerRules, layers } from '../../tools/lint/layers';

const ROOT = path.resolve(__dirname, '..', '..');
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfigFile: true,
  baseConfig: [
    { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
    layerRules,
  ],
});

/** What the layer rules say to a file that holds this one line. */
async function complaints(file: string, line: string): Promise<string[]> {
  const [result] = await eslint.lintText(line, { filePath: path.join(ROOT, file) });
  return result?.messages.map(({ message }) => message) ?? ['not linted'];
}

const HOME = 'src/pages/home/index.tsx';
const ENGINE = 'src/call/sdk/emitter.ts';
const ADAPTER = 'src/call/sdk/miniprogram/miniprogram-engine.ts';
const STORE = 'src/call/store/call-store.ts';
const HOOKS = 'src/call/react/hooks.ts';
const SESSION = 'src/call/session/call-session.ts';
const NATIVE = 'src/call/native/media-events.ts';
const MEDIA = 'src/call/media/registry.ts';
const FACE = 'src/call/media/media-layer.weapp.tsx';
const ROOM = 'src/call/ui/page/call-screen.tsx';
const ROOT_OF_CALL = 'src/call/voice-call/create-voice-call.weapp.ts';
const CALL_PAGE = 'src/call/room/index.tsx';
const SDK = "import { ZegoExpressEngine } from 'zego-express-engine-miniprogram';";

test.each([
  // The main package and the SDK
  [HOME, SDK],
  [HOME, "import { createVoiceCall } from '@/call';"],
  [HOME, "const later = import('@/call');"],
  [HOME, "export { createVoiceCall } from '@/call';"],
  [HOME, "import type { VoiceCall } from '@/call';"],
  ['src/app.ts', "import { createVoiceCall } from '@/call';"],
  ['src/app.ts', SDK],
  // What a call fetches late
  [HOME, "import { messagesPart } from '@/call/messages';"],
  [ROOM, "import { messagesPart } from '../../messages';"],
  ['src/call/messages/index.ts', "import { createVoiceCall } from '../index';"],
  ['src/messages/messages.ts', SDK],
  // The app enters the call by its doors alone
  [HOME, "import type { CallState } from '@/call/store/call-state';"],
  [HOME, "import { CallError } from '../../call/errors/call-error';"],
  [HOME, "import { device } from '@/call/platform/device/device';"],
  [HOME, "import { Icon } from '@/call/ui/kit/icon/icon';"],
  ['src/app-mishaps.ts', "import { noteMishap } from '@/call/memory/mishaps';"],
  ['src/setup/tokens.ts', "import { TokenClient } from '@/call/token/token-client';"],
  [CALL_PAGE, "import { CallPage } from '@/call/ui/page/call-page';"],
  [CALL_PAGE, SDK],
  // The call is packed: it knows no app
  ['src/call/platform/storage/storage.ts', "import { keepMishaps } from '@/app-mishaps';"],
  ['src/call/ui/page/call-page.tsx', "import { homeWords } from '../../../pages/home/words/home';"],
  [
    'src/call/session/call-session.ts',
    "import type { JoinForm } from '@/pages/home/use-join-form';",
  ],
  ['src/call/ui/page/call-page.tsx', "import Page from '../../room/index';"],
  ['src/call/voice-call/assemble-call.ts', "import { settings } from '@/setup/settings';"],
  // … nor its own doors
  ['src/call/session/call-session.ts', "import { usePhase } from '..';"],
  ['src/call/media/registry.ts', "import { openVoiceCall } from '../prejoin';"],
  // The call, from the bottom to the top
  ['src/call/ui/kit/press/press.tsx', "import { usePhase } from '../../../react/hooks';"],
  ['src/call/words/call.ts', "import type { CallState } from '../store/call-state';"],
  ['src/call/platform/storage/storage.ts', "import { CallError } from '../errors/call-error';"],
  ['src/call/platform/storage/storage.ts', "import { useState } from 'react';"],
  ['src/call/token/token-client.ts', "import { CallError } from '../errors/call-error';"],
  ['src/call/validation/ids.ts', "import Taro from '@tarojs/taro';"],
  ['src/setup/settings.ts', "import { createHash } from 'node:crypto';"],
  ['src/call/errors/call-error.ts', "import { callWords } from '@/call/words/call';"],
  [ENGINE, "import { callStore } from '../store/call-store';"],
  [ENGINE, "import type { Ports } from '../session/ports';"],
  [ENGINE, "import { useState } from 'react';"],
  [ENGINE, "import Taro from '@tarojs/taro';"],
  [ENGINE, SDK],
  [ENGINE, "import { MiniProgramEngine } from './miniprogram/miniprogram-engine';"],
  [ADAPTER, "import { createCallStore } from '../../store/call-store';"],
  [ADAPTER, "import { useState } from 'react';"],
  [STORE, "import { Emitter } from '../sdk/emitter';"],
  [STORE, "import type { CallCommands } from '../session/commands';"],
  [STORE, "import Taro from '@tarojs/taro';"],
  [STORE, "import { useState } from 'react';"],
  [STORE, "import { usePhase } from '../react/hooks';"],
  [HOOKS, "import { CallSession } from '../session/call-session';"],
  [HOOKS, "import Taro from '@tarojs/taro';"],
  [SESSION, "import { MiniProgramEngine } from '../sdk/miniprogram/miniprogram-engine';"],
  [SESSION, "import type { SdkUser } from '../sdk/miniprogram/sdk';"],
  [SESSION, "import { useState } from 'react';"],
  [SESSION, "import Taro from '@tarojs/taro';"],
  [SESSION, "import { isOnline } from '@/call/platform/surroundings/network';"],
  [SESSION, "import { mediaRegistry } from '../media/registry';"],
  [SESSION, SDK],
  [NATIVE, "import { useCallPhase } from '../react/hooks';"],
  [NATIVE, "import Taro from '@tarojs/taro';"],
  [MEDIA, "import { useCallPhase } from '../react/hooks';"],
  [MEDIA, "import { useState } from 'react';"],
  [FACE, "import { CallSession } from '../session/call-session';"],
  [ROOM, SDK],
  [ROOM, "import { CallSession } from '../../session/call-session';"],
  [ROOM, "import type { VoiceEngine } from '../../sdk/voice-engine';"],
  [ROOM, "import { createVoiceCall } from '../../voice-call/create-voice-call';"],
  [ROOT_OF_CALL, "import { CallScreen } from '../ui/page/call-screen';"],
  // What runs on a computer
  ['server/session.ts', "import { settings } from '../src/setup/settings';"],
  ['server/session.ts', "import { WebSocket } from 'ws';"],
  [
    'tools/local-cloud/hub.ts',
    "import { CallSession } from '../../src/call/session/call-session';",
  ],
  ['tools/local-cloud/hub.ts', SDK],
  [
    'tools/simulator/server.ts',
    "import { openSimulator } from '../../__tests__/support/simulator';",
  ],
  ['config/settings.ts', "import { settings } from '../src/setup/settings';"],
  // Packages that no layer names, files that belong to no layer
  ['src/call/ui/kit/press/press.tsx', "import fs from 'node:fs';"],
  ['src/call/ui/kit/press/press.tsx', "import anything from 'lodash';"],
  ['src/elsewhere/new.ts', 'export const nothing = 0;'],
])('%s may not hold: %s', async (file, line) => {
  expect(await complaints(file, line)).toHaveLength(1);
});

test.each([
  [HOME, "import { roomIDFault } from '@/call/prejoin';"],
  [HOME, "import { Icon } from '@/call/ui';"],
  [CALL_PAGE, "import { createVoiceCall } from '@/call';"],
  [ROOM, "import type { VoiceCall } from '../../voice-call/voice-call';"],
  [STORE, "import type { SoundMode } from '../sdk/voice-engine';"],
  [HOOKS, "import { useContext } from 'react';"],
  [SESSION, "import type { VoiceEngine } from '../sdk/voice-engine';"],
  [ROOM, "import type { CallCommands } from '../../session/commands';"],
  [ROOM, "import './call-screen.scss';"],
  [ADAPTER, SDK],
  [ROOT_OF_CALL, SDK],
  ['server/http/app.ts', "import Fastify from 'fastify';"],
  ['server/http/app.ts', "import cors from '@fastify/cors';"],
  ['tools/local-cloud/hub.ts', "import { WebSocket } from 'ws';"],
  ['tools/local-cloud/hub.ts', "import { token04 } from '../../server/token04';"],
])('%s may hold: %s', async (file, line) => {
  expect(await complaints(file, line)).toEqual([]);
});

test('names the layer and where the rule is written', async () => {
  expect(await complaints(ENGINE, "import Taro from '@tarojs/taro';")).toEqual([
    'The layer "sdk" may not import @tarojs/taro (see tools/lint/layers.js).',
  ]);
});

test('every layer names only layers that there are', () => {
  const names = Object.keys(layers);
  const named = Object.values(layers).flatMap((layer) => [
    ...(layer.layers ?? []),
    ...(layer.types ?? []),
  ]);
  expect(named.filter((name) => !names.includes(name))).toEqual([]);
});
