import type { PropsWithChildren } from 'react';

/** An app that draws with what a library of components brings. */
export default function App({ children }: PropsWithChildren) {
  return children;
}
