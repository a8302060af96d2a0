/** The page of `npm start`: the web page and a simulated phone in one room, and a way in for more. */
import { renderSVG } from 'uqr';
import { roomIDFault } from '../../../src/call/validation/ids';
import { Device } from '../../simulator/host/device';
import { keepFresh, serverState } from '../../simulator/host/reload';
import type { WebPeer } from '../start-page';
import { wordsIn, type Word } from './words';

const ASK_EVERY = 1000;
const query = new URLSearchParams(location.search);
const language = query.get('language') ?? navigator.language;
const words = wordsIn(language);

function element<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as T;
}

function write(): void {
  document.documentElement.lang = language.startsWith('zh') ? 'zh-CN' : 'en';
  document.title = words.title;
  document.querySelectorAll<HTMLElement>('[data-word]').forEach((one) => {
    one.textContent = words[one.dataset['word'] as Word];
  });
}

/** The room of this page: kept in its address, so that a reload leads back into it. */
function room(): string {
  const group = () => String(Math.floor(Math.random() * 1000)).padStart(3, '0');
  const asked = location.hash.slice(1);
  const roomID = roomIDFault(asked) ? [group(), group(), group()].join('-') : asked;
  history.replaceState(null, '', `#${roomID}`);
  return roomID;
}

async function webPeer(): Promise<WebPeer> {
  return (await (await fetch('web.json')).json()) as WebPeer;
}

/** Shows the web page once it is built; from then on it reloads by itself. */
async function showWeb(home: string): Promise<void> {
  const wait = element('wait');
  for (;;) {
    const { state, url, errors } = await webPeer();
    element('address').textContent = url;
    if (state === 'ready') {
      wait.hidden = true;
      const link = new URL(`#/${home}`, url).href;
      element<HTMLIFrameElement>('web').src = link;
      invite(link);
      return;
    }
    wait.textContent = state === 'failed' ? `${words.failed}\n\n${errors}` : words.building;
    wait.dataset['state'] = state;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
  }
}

function invite(link: string): void {
  const qr = element('qr');
  qr.innerHTML = renderSVG(link, { border: 2 });
  qr.setAttribute('aria-label', words.qr);
  element<HTMLAnchorElement>('open').href = link;
  const copy = element<HTMLButtonElement>('copy');
  copy.disabled = false;
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(link).then(
      () => (copy.textContent = words.copied),
      () => (copy.textContent = words.copyFailed),
    );
  });
}

async function begin(): Promise<void> {
  write();
  const home = `pages/home/index?roomID=${room()}`;
  element('room').textContent = location.hash.slice(1);
  element<HTMLButtonElement>('copy').disabled = true;
  const state = await serverState();
  element('cloud').textContent = state.cloud;
  const devices: Device[] = [];
  const addPhone = () => {
    const number = devices.length + 1;
    const wishes = {
      cloud: state.cloud,
      sound: true,
      language: language.startsWith('zh') ? ('zh_CN' as const) : ('en' as const),
      theme: matchMedia('(prefers-color-scheme: dark)').matches
        ? ('dark' as const)
        : ('light' as const),
      identity: number === 1 ? words.phone : `${words.phone} ${number}`,
    };
    devices.push(new Device(element('phone'), wishes, home));
  };
  addPhone();
  element('another').addEventListener('click', addPhone);
  element<HTMLIFrameElement>('web').title = words.web;
  keepFresh(state, () => devices);
  await showWeb(home);
}

void begin();
