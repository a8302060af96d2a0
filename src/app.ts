import type { PropsWithChildren } from 'react';
import { language } from '@/call/prejoin';
import { keepMishaps } from './app-mishaps';
import './app.scss';

// A browser's screen reader chooses its voice by the page's language.
if (process.env.TARO_ENV === 'h5') {
  document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
}

keepMishaps();

/** The application: nothing but its pages. The call's own life is in `call/session`. */
export default function App({ children }: PropsWithChildren) {
  return children;
}
