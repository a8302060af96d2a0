export default {
  pages: ['pages/home/index', 'pages/people/index', 'pages/lobby/index'],
  tabBar: {
    list: [
      { pagePath: 'pages/home/index', text: 'Home' },
      { pagePath: 'pages/people/index', text: 'People' },
    ],
  },
  window: { navigationBarTitleText: 'Tabs' },
};
