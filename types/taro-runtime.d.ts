/** Taro's bridge between WeChat's pages and React; its package has no types for it. */
declare module '@tarojs/plugin-framework-react/dist/runtime' {
  interface ReactApp {
    /** Renders a page that WeChat has made; `done` is called once it is in the tree. */
    mount: (page: unknown, id: string, done: () => void) => void;
  }
  /** What WeChat's `App()` takes, of the component that holds all pages. */
  export function createReactApp(
    app: unknown,
    react: unknown,
    renderer: unknown,
    config: unknown,
  ): ReactApp;
}
