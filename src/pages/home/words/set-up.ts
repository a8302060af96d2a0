import { words } from '@/call/prejoin';

/** The words that only a build without an account shows; a bundler drops them elsewhere. */
export const setUpWords = /* @__PURE__ */ words(
  {
    title: '还没有配置',
    what: '界面是真的，但现在还不能通话。缺少这些设置：',
    help: '在项目文件夹里运行：',
    doctor: '说明到哪里找这些设置',
    start: '不用账号，在电脑上试通话',
    cannotJoin: (names: string) =>
      `还没有配置，所以不能通话。缺少 ${names}。运行 npm run doctor，它会说明到哪里找。`,
  },
  {
    title: 'Not set up yet',
    what: 'All of this is real, but nobody can be called yet. These settings are missing:',
    help: 'In the project’s folder, run:',
    doctor: 'says where to find each',
    start: 'calls on a computer, without an account',
    cannotJoin: (names) =>
      `This is not set up yet, so nobody can be called. Missing: ${names}. Run npm run doctor: it says where to find each.`,
  },
);
