/** The page where people will open it: over https, under a name that no browser trusts by itself. */
import { createSelfSignedCertificate } from 'werift';
import { Tab } from '../support/browser/app/tab';
import { expectTrouble } from '../support/browser/troubles';
import { headersFor, openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';
import { serve } from '../support/browser/app/site';
import { distOf } from '../support/build';

const NAME = 'web.example';
/** In the numbers of TLS: ECDSA with SHA-256, on the curve P-256. */
const ECDSA = [{ hash: 4, signature: 3 }, 23] as const;

let world: BrowserWorld;
beforeAll(async () => {
  const { keyPem, certPem } = await createSelfSignedCertificate(...ECDSA);
  world = await openBrowserWorld({}, { key: keyPem, cert: certPem });
}, 180_000);
afterEach(() => world.clear());
afterAll(() => world.close());

/** The local cloud's token service answers no page of another name: whether one may speak is known before the microphone. */
async function answerTokens({ context }: Tab): Promise<void> {
  await context.route(`http://${world.cloud.host}/v1/**`, async (route) => {
    const { origin: _, ...headers } = route.request().headers();
    const response = await route.fetch({ headers });
    const allowed = { 'access-control-allow-origin': '*' };
    await route.fulfill({ response, headers: { ...response.headers(), ...allowed } });
  });
}

const named = (url: string) => url.replace('127.0.0.1', NAME);

test('without https the page says that it is needed; with it the microphone is given', async () => {
  expectTrouble(
    'The call is made ready while one types; a page that is closed meanwhile leaves sockets that never opened.',
    /Connection closed before receiving a handshake response/,
  );
  const plain = await serve(distOf('h5'), headersFor(world.cloud.host));
  const open = async (url: string) => {
    const tab = await Tab.open(world.browser, { cloud: world.cloud.host });
    await answerTokens(tab);
    await tab.page.goto(named(url));
    await tab.tapJoin('Ann');
    return tab;
  };
  const { hash } = new URL(await world.invitation());
  const refused = await open(plain.url + hash);
  await refused.untilSays('Browsers give the microphone to https pages only');
  const given = await open(world.site.url + hash);
  expect(await given.page.evaluate(() => isSecureContext)).toBe(true);
  await given.until(
    () => given.microphones(),
    (tracks) => tracks.length > 0,
    15_000,
  );
  await Promise.all([refused.close(), given.close(), plain.close()]);
}, 180_000);

test('over https two tabs hear each other, and nothing is asked for without it', async () => {
  const ann = await world.tab({ tone: 440 });
  const asked: string[] = [];
  const said: string[] = [];
  ann.page.on('request', (request) => asked.push(request.url()));
  ann.page.on('console', (message) => said.push(message.text()));
  await ann.page.reload();
  await ann.tapJoin('Ann');
  const bob = await world.joined('Bob', { tone: 880 });
  await Promise.all([ann.untilHears([880]), bob.untilHears([440])]);
  // The cloud is the test's own; the build asks for its addresses over https and wss.
  const plain = asked.filter((url) => /^http:/.test(url) && new URL(url).host !== world.cloud.host);
  expect(plain).toEqual([]);
  expect(asked.filter((url) => url.startsWith(world.site.url)).length).toBeGreaterThan(5);
  expect(said.filter((text) => /mixed content/i.test(text))).toEqual([]);
}, 180_000);
