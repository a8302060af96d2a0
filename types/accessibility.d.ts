import '@tarojs/components/types/common';

declare module '@tarojs/components/types/common' {
  interface StandardProps {
    /** As in HTML; `src/call/plugin/accessibility.ts` brings it into WXML, `aria-…` too. */
    role?: string;
  }
}
