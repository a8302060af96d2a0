/** The form by itself, where the SDK is in a subpackage. */
Page({
  data: { roomID: '' },
  userName: '',

  onLoad({ roomID = '' }) {
    this.setData({ roomID });
  },
  onRoomID({ detail }) {
    this.data.roomID = detail.value;
  },
  onUserName({ detail }) {
    this.userName = detail.value;
  },
  onJoin() {
    const { roomID } = this.data;
    const query = `roomID=${roomID}&userName=${encodeURIComponent(this.userName)}`;
    wx.navigateTo({ url: `/call/page/call?${query}` });
  },
});
