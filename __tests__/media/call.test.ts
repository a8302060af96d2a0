import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud/index';
import { openWeb, type Web, type WebCaller } from '../support/web/web-caller';

let cloud: LocalCloud;
let web: Web;
let ann: WebCaller;
let bob: WebCaller;

beforeAll(async () => {
  web = await openWeb(() => cloud);
});

afterAll(() => web.close());

beforeEach(async () => {
  cloud = await startLocalCloud({ port: 0, log: (l) => process.env.V && console.log(l.text) });
  ann = await web.caller('ann');
  bob = await web.caller('bob');
});

afterEach(async () => {
  await ann.close();
  await bob.close();
  await cloud.close();
});

it('carries sound both ways', async () => {
  await ann.join('room');
  await ann.publish();
  await bob.join('room');
  await bob.hears('roomStreamUpdate', 'ADD', 'from-ann');
  await bob.play('from-ann');
  await bob.untilLoud('from-ann');
  await bob.publish();
  await ann.hears('roomStreamUpdate', 'ADD', 'from-bob');
  await ann.play('from-bob');
  await ann.untilLoud('from-bob');
});
