export default definePageConfig({ navigationBarTitleText: '语音通话' });
