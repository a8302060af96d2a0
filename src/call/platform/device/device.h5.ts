import type { Device } from './device-type';

let known: Device | undefined;

/** What the app runs on. @example `const { platform } = device(); // 'web'` */
export function device(): Device {
  return (known ??= {
    platform: 'web',
    systemVersion: 0,
    baseLibrary: '',
    isDevtools: false,
    textScale: mediumFontSize() / 16,
  });
}

/** The text size set in the browser, in CSS px; Taro overwrites the root's own. */
function mediumFontSize(): number {
  const probe = document.createElement('span');
  probe.style.fontSize = 'medium';
  document.body.appendChild(probe);
  const size = parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return size > 0 ? size : 16;
}
