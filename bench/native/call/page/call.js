/**
 * ZEGO's document 实现音频通话 as a plain mini-program: its order, its components, its way of
 * telling the view (the whole list, on the page). What it leaves open is done as well as a careful
 * page does it: nothing is set that hasn't changed, and the engine is ready before the tap.
 */
const { ZegoExpressEngine } = require('../lib/zego');
const settings = require('../lib/settings');
const { logIn, roomToken } = require('../lib/token');

/** Louder than this is speech. */
const SPEECH = 10;

/** The SDK's states in which sound flows. */
const LIVE = ['PLAYING', 'PUBLISHING'];

let zg;

Page({
  data: {
    joined: false,
    roomID: '',
    roomState: '',
    members: [],
    microphoneOn: true,
    pusher: {},
    playerList: [],
    zegoPlayerList: [],
  },
  userName: '',
  /** Whose stream it is, by streamID. */
  userOf: {},

  onLoad({ roomID = '', userName = '' }) {
    this.setData({ roomID });
    this.userName = decodeURIComponent(userName);
    zg = new ZegoExpressEngine(settings.appID, settings.server);
    zg.setDebugVerbose(false);
    zg.initContext({ wxContext: this, pushAtr: 'pusher', playAtr: 'playerList' });
    this.listen();
    logIn().catch((error) => console.error('login', error));
  },
  onReady() {
    if (this.userName) this.onJoin();
  },
  onUnload() {
    zg.destroyEngine();
    zg = null;
  },

  onRoomID({ detail }) {
    this.data.roomID = detail.value;
  },
  onUserName({ detail }) {
    this.userName = detail.value;
  },

  async onJoin() {
    const { roomID } = this.data;
    this.setData({ joined: true, roomState: 'Joining' });
    const { token, userID } = await roomToken(roomID);
    this.userID = userID;
    const user = { userID, userName: this.userName };
    this.setMembers([member(user, true)]);
    await zg.loginRoom(roomID, token, user, { userUpdate: true });
    this.streamID = `${userID}-${Date.now()}`;
    const zegoPusher = this.selectComponent('#zegoPusher');
    await zegoPusher.startPush(zg, this.streamID, undefined, { enableCamera: false });
  },

  listen() {
    zg.on('roomStateUpdate', (_roomID, state) => {
      const words = { DISCONNECTED: 'Ended', CONNECTING: 'Joining', CONNECTED: 'In call' };
      this.setData({ roomState: words[state] });
    });
    zg.on('roomUserUpdate', (_roomID, type, users) => {
      const ids = users.map(({ userID }) => userID);
      const others = this.data.members.filter(({ userID }) => !ids.includes(userID));
      const added = type === 'ADD' ? users.map((user) => member(user)) : [];
      this.setMembers(others.concat(added));
    });
    zg.on('roomStreamUpdate', async (_roomID, type, streams) => {
      if (type === 'ADD') await this.play(streams);
      else this.stopPlaying(streams);
    });
    zg.on('publisherStateUpdate', ({ state }) =>
      this.changeMember(this.userID, { live: LIVE.includes(state) }),
    );
    zg.on('playerStateUpdate', ({ streamID, state }) =>
      this.changeMember(this.userOf[streamID], { live: LIVE.includes(state) }),
    );
  },

  /** seed: 拉取其他用户的音频 */
  async play(streams) {
    for (const { streamID, user } of streams) {
      const attributes = { componentID: `zego-${streamID}`, playerId: streamID };
      this.data.zegoPlayerList.push(attributes);
      this.setData({ zegoPlayerList: this.data.zegoPlayerList });
      this.userOf[streamID] = user.userID;
      const zegoPlayer = this.selectComponent(`#${attributes.componentID}`);
      await zegoPlayer.startPlay(zg, streamID);
    }
  },
  stopPlaying(streams) {
    for (const { streamID } of streams) {
      this.selectComponent(`#zego-${streamID}`).stopPlay();
      const zegoPlayerList = this.data.zegoPlayerList.filter((one) => one.playerId !== streamID);
      this.setData({ zegoPlayerList });
    }
  },

  onVolume({ detail: { streamID, volume } }) {
    this.changeMember(this.userOf[streamID], { speaking: volume > SPEECH });
  },
  onQuality({ detail: { streamID, level } }) {
    this.changeMember(this.userOf[streamID], { quality: level });
  },
  onOwnVolume({ detail: { volume } }) {
    this.changeMember(this.userID, { speaking: volume > SPEECH });
  },
  onOwnQuality({ detail: { level } }) {
    this.changeMember(this.userID, { quality: level });
  },

  onMicrophone() {
    const microphoneOn = !this.data.microphoneOn;
    this.setData({ microphoneOn });
    zg.mutePublishStreamAudio(!microphoneOn);
  },

  async onHangUp() {
    await this.selectComponent('#zegoPusher').stopPush();
    for (const { componentID } of this.data.zegoPlayerList) {
      await this.selectComponent(`#${componentID}`).stopPlay();
    }
    await zg.logoutRoom(this.data.roomID);
    this.setData({ zegoPlayerList: [], members: [], joined: false, roomState: '' });
    if (getCurrentPages().length > 1) wx.navigateBack();
  },

  /** Sets the list when something in it is new. */
  changeMember(userID, change) {
    const index = this.data.members.findIndex((one) => one.userID === userID);
    const now = this.data.members[index];
    if (!now || Object.keys(change).every((key) => now[key] === change[key])) return;
    const members = this.data.members.slice();
    members[index] = { ...now, ...change };
    this.setMembers(members);
  },
  setMembers(members) {
    this.setData({ members });
  },
});

/** What a tile shows. */
function member({ userID, userName }, self = false) {
  return { userID, userName, self, live: false, speaking: false, quality: 0 };
}
