export default {
  navigationBarTitleText: 'Call',
  usingComponents: { 'clock-face': '../native/clock-face' },
};
