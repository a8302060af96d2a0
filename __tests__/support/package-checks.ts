/**
 * What a production build of the mini-program must hold and must not. Each check takes the built
 * folder and returns its faults as sentences.
 */
import fs from 'node:fs';
import path from 'node:path';
import { LOCAL_PORT, LOCAL_SECRET } from '../../tools/local-cloud/options';
import { loadBundle } from '../../tools/simulator/load/bundle';
import { openFolder } from '../../tools/simulator/load/files';
import { resolveInstalled } from '../../tools/simulator/load/resolve';
import { SETTINGS } from './build';

export type Check = (dist: string) => string[];

/** In KiB, every file counted: some two percent more than there is. WeChat refuses a package over 2048. */
const BUDGETS = { main: 255, call: 640, messages: 9, roles: 15 };

const isCall = (file: string) => file.startsWith('call/');
const LATE = ['messages', 'roles'] as const;

/** The text of a file as it reads when it runs: minified scripts escape what is not ASCII. */
function textOf(dist: string, file: string): string {
  const text = fs.readFileSync(path.join(dist, file), 'utf8');
  return text.replace(/\\u([0-9a-f]{4})/gi, (_escape, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

/** Size of each package, in KiB. */
export function packageSizes(dist: string): Record<keyof typeof BUDGETS, number> {
  const sizes = { main: 0, call: 0, messages: 0, roles: 0 };
  for (const file of openFolder(dist).paths) {
    const late = LATE.find((root) => file.startsWith(`${root}/`));
    const name = isCall(file) ? 'call' : (late ?? 'main');
    sizes[name] += fs.statSync(path.join(dist, file)).size / 1024;
  }
  return sizes;
}

export const budgets: Check = (dist) =>
  Object.entries(packageSizes(dist)).flatMap(([name, size]) => {
    const budget = BUDGETS[name as keyof typeof BUDGETS];
    const has = `The ${name} package has ${size.toFixed(1)} KiB`;
    return size > budget ? [`${has}, ${(size - budget).toFixed(1)} more than its ${budget}.`] : [];
  });

/** Words of the SDK that the app's main package has no reason to say. */
const SDK_WORDS = [
  'accesshub',
  'customDomain',
  'loginRoom',
  'logreport',
  'roomOnlineUserCountUpdate',
  'startPublishingStream',
  'ZegoExpress',
];

export const sdkOnlyInCall: Check = (dist) => {
  const texts = openFolder(dist).paths.map((file) => ({ file, text: textOf(dist, file) }));
  return SDK_WORDS.flatMap((word) => {
    const files = texts.filter(({ text }) => text.includes(word)).map(({ file }) => file);
    const lost = files.some(isCall) ? [] : [`"${word}" is nowhere in call/: it proves nothing.`];
    const strayed = files.filter((file) => !isCall(file));
    return [...lost, ...strayed.map((file) => `${file} of the main package says "${word}".`)];
  });
};

/** Where they are. */
const LICENCES = 'messages/messages.js';

/** WeChat packs no .txt: a licence in one would not reach whoever has the app. */
export const licencesPacked: Check = (dist) => {
  const loose = openFolder(dist).paths.filter((file) => file.endsWith('.txt'));
  const [, comment = ''] = /\/\*!(.*?)\*\//s.exec(textOf(dist, LICENCES)) ?? [];
  const needed = ['react ', 'zustand ', '@tarojs/runtime ', 'Permission is hereby granted'];
  // What only makes the style sheets is a tool, as the compilers are.
  const tools = ['css-loader'];
  return [
    ...loose.map((file) => `WeChat does not pack ${file}.`),
    ...needed
      .filter((words) => !comment.includes(words))
      .map((words) => `The licences of ${LICENCES} don't say "${words}".`),
    ...tools
      .filter((name) => new RegExp(`^ ?${name} \\d`, 'm').test(comment))
      .map((name) => `The licences of ${LICENCES} name ${name}, which it doesn’t bring.`),
  ];
};

/** What only a build for the local cloud may say. */
const LOCAL_CLOUD = new Map<string, RegExp>([
  ['the secret of the local cloud', new RegExp(LOCAL_SECRET)],
  ['any ServerSecret', /server_?secret/i],
  ['this computer’s address', /127\.0\.0\.1|\[::1\]/],
  ['the port of the local cloud', new RegExp(`:${LOCAL_PORT}\\b`)],
  ['the local cloud', /local[- ]cloud|本地云/i],
  ['a rewrite of wss: to ws:', /\/\^wss:\/\s*,/],
]);

export const nothingLocal: Check = (dist) =>
  openFolder(dist).paths.flatMap((file) => {
    const text = textOf(dist, file);
    return Array.from(LOCAL_CLOUD)
      .filter(([, trace]) => trace.test(text))
      .map(([what]) => `${file} mentions ${what}.`);
  });

/** The phone check is for builds to try out. */
export const nothingToTry: Check = (dist) =>
  openFolder(dist).paths.flatMap((file) => {
    const isThere = /^check\/|^call\/sdk\.js$/.test(file);
    const speaks = /phone-check|check-media|Phone check|真机检查/.test(textOf(dist, file));
    return isThere || speaks ? [`${file} is of the phone check.`] : [];
  });

/** Hosts that stand in libraries and are never asked. */
const INERT_HOSTS = new Map([
  ['www.w3.org', 'names of XML namespaces'],
  ['reactjs.org', 'texts of React’s errors'],
  ['taro.com', 'where Taro’s stand-in for location is'],
  ['github.com', 'licences'],
]);

const hostsIn = (text: string): string[] =>
  Array.from(text.matchAll(/\b(?:https?|wss?):\/\/([\w.-]+)/g), ([, host = '']) => host);

export const onlyKnownHosts: Check = (dist) => {
  const sdk = fs.readFileSync(resolveInstalled('zego-express-engine-miniprogram'), 'utf8');
  const ofTheSdk = new Set(hostsIn(sdk));
  const configured = new Set(Object.values(SETTINGS).flatMap(hostsIn));
  return openFolder(dist).paths.flatMap((file) =>
    hostsIn(textOf(dist, file))
      .filter((host) => !INERT_HOSTS.has(host) && !configured.has(host))
      .filter((host) => !(isCall(file) && ofTheSdk.has(host)))
      .map((host) => `${file} names the host ${host}.`),
  );
};

/** What messages need is where a call fetches it, and nowhere else. */
export const messagesAreLate: Check = (dist) => {
  const [script] = openFolder(dist).paths.filter((file) => file.startsWith('messages/'));
  const says = (file: string) => textOf(dist, file).includes('messages__scroll');
  const strayed = openFolder(dist).paths.filter((file) => file.endsWith('.js') && says(file));
  const asked = textOf(dist, 'call/sub-vendors.js').includes('.async("../messages/messages.js")');
  return [
    ...(script === 'messages/messages.js' && says(script) ? [] : ['Messages have no script.']),
    ...strayed.filter((file) => file !== script).map((file) => `${file} has messages.`),
    ...(asked ? [] : ['call/sub-vendors.js does not ask for messages/messages.js.']),
  ];
};

/** Pages, components, WXML and WXSS, as the simulator sees them when it loads the folder. */
export const loadsWithoutFaults: Check = (dist) =>
  loadBundle(dist).problems.map(({ message }) => message);

/** Publishing video by mistake costs people their privacy: the camera is off where nothing can reach it. */
export const cameraOff: Check = (dist) => {
  const pushers = openFolder(dist)
    .paths.filter((file) => file.endsWith('.wxml') && isCall(file))
    .filter((file) => textOf(dist, file).includes('<live-pusher'));
  if (pushers.length === 0) return ['No WXML of call/ has a live-pusher.'];
  return pushers
    .filter((file) => !textOf(dist, file).includes('enable-camera="{{false}}"'))
    .map((file) => `${file} does not say enable-camera="{{false}}".`);
};

/** What a screen reader asks of the components that people act on. */
const ACCESSIBLE: Readonly<Record<string, readonly string[]>> = {
  button: ['aria-label', 'aria-role', 'aria-checked', 'aria-disabled'],
  input: ['aria-label'],
};

export const accessible: Check = (dist) => {
  const wxml = textOf(dist, 'base.wxml');
  return Object.entries(ACCESSIBLE).flatMap(([tag, attributes]) => {
    const tags = Array.from(wxml.matchAll(new RegExp(`<${tag} [^>]*>`, 'g')), ([whole]) => whole);
    const lack = attributes.filter((name) => tags.some((whole) => !whole.includes(` ${name}="`)));
    return [
      ...(tags.length === 0 ? [`base.wxml has no ${tag}.`] : []),
      ...lack.map((name) => `A ${tag} of base.wxml has no ${name}.`),
    ];
  });
};
