/**
 * The floor for time to sound: the document's calls on the unmodified web SDK, on a page of one button. All
 * that can be ready before the tap is, and nothing waits for what it doesn't need. Runs in the browser.
 */
import { ZegoExpressEngine } from 'zego-express-engine-webrtc';

declare global {
  interface Window {
    startBarePage(options: BarePageOptions): void;
  }
}

export interface BarePageOptions {
  readonly appID: number;
  readonly server: string;
  readonly roomID: string;
  readonly userID: string;
  readonly token: string;
}

window.startBarePage = ({ appID, server, roomID, userID, token }) => {
  ZegoExpressEngine.presetLogConfig({ logLevel: 'disable' });
  const engine = new ZegoExpressEngine(appID, server);
  engine.setDebugVerbose(false);
  engine.on('roomStreamUpdate', (_room, type, streams) => {
    if (type !== 'ADD') return;
    for (const { streamID } of streams) void play(streamID);
  });
  const play = async (streamID: string) => {
    const audio = document.body.appendChild(document.createElement('audio'));
    audio.srcObject = await engine.startPlayingStream(streamID);
    await audio.play();
  };
  const join = async () => {
    const recorded = engine.createZegoStream({ camera: { audio: true, video: false } });
    await engine.loginRoom(roomID, token, { userID, userName: userID }, { userUpdate: true });
    engine.startPublishingStream(`from-${userID}`, await recorded);
  };
  const button = document.body.appendChild(document.createElement('button'));
  button.id = 'join';
  button.textContent = 'Join';
  button.addEventListener('click', () => void join());
};
