export default definePageConfig({ navigationBarTitleText: 'Talk' });
