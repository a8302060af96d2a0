import type { PropsWithChildren } from 'react';
import './app.scss';

/** The application: nothing but its pages. The call's own life is in `call/session`. */
export default function App({ children }: PropsWithChildren) {
  return children;
}
