export default definePageConfig({
  navigationBarTitleText: '真机检查',
  usingComponents: { 'check-media': '../native/check-media/check-media' },
});
