import type { PropsWithChildren } from 'react';

/** An app without anything of its own: what Taro and React weigh by themselves. */
export default function App({ children }: PropsWithChildren) {
  return children;
}
