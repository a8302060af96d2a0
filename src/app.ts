import type { PropsWithChildren } from 'react';
import { language } from '@/i18n/language';
import { watchApp } from './app-watch';
import './app.scss';

// A browser's screen reader chooses its voice by the page's language.
if (process.env.TARO_ENV === 'h5') {
  document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
}

watchApp();

/** The application: nothing but its pages. The call's own life is in `call/session`. */
export default function App({ children }: PropsWithChildren) {
  return children;
}
