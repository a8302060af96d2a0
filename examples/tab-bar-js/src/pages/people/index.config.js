export default {
  navigationBarTitleText: 'People',
  usingComponents: { 'clock-face': '../../native/clock-face' },
};
