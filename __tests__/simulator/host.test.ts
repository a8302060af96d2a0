import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { startSimulatorServer, type SimulatorServer } from '../../tools/simulator/server';
import { launchBrowser } from '../support/simulator';

const GOOD = path.join(__dirname, 'fixtures/basics');

describe('the page for people', () => {
  let browser: Browser;
  let server: SimulatorServer;
  const dist = fs.mkdtempSync(path.join(os.tmpdir(), 'simulator-'));

  beforeAll(async () => {
    fs.cpSync(GOOD, dist, { recursive: true });
    server = await startSimulatorServer({ dist, cloudHost: '127.0.0.1:1' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    fs.rmSync(dist, { recursive: true, force: true });
  });

  it('shows two phones that are independent, and reloads them with the build', async () => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 950 } });
    await page.goto(`${server.url}/?language=en&identity=ann,bob`);
    const [ann, bob] = [page.frameLocator('iframe').nth(0), page.frameLocator('iframe').nth(1)];
    await ann.locator('#plus').click();
    await ann.locator('#plus').getByText('+4').waitFor();
    await bob.locator('#plus').getByText('+3').waitFor();

    await page.locator('.device').first().getByRole('button', { name: 'Dark' }).click();
    await ann.locator('html[data-theme=dark]').waitFor();

    const file = path.join(dist, 'pages/home/home.wxml');
    fs.writeFileSync(file, `<view id="fresh">fresh</view>${fs.readFileSync(file, 'utf8')}`);
    await ann.locator('#fresh').waitFor({ timeout: 15_000 });
    await bob.locator('#fresh').waitFor({ timeout: 15_000 });
  });

  it('proxies to this machine alone', async () => {
    const answer = await fetch(`${server.url}/cloud/example.com:80/`);
    expect(answer.status).toBe(403);
  });
});
