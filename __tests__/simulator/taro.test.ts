import path from 'node:path';
import { BROKEN_NETWORK, expectTrouble } from '../support/browser/troubles';
import { openSimulator, type PhoneDriver, type Simulator } from '../support/simulator';

expectTrouble('Home asks for a session ahead, and there is no cloud.', BROKEN_NETWORK);

const DIST = path.resolve(__dirname, '../../dist/weapp');

describe('the built mini-program', () => {
  let sim: Simulator;
  let phone: PhoneDriver;

  beforeAll(async () => {
    sim = await openSimulator({ dist: DIST });
    phone = await sim.phone();
  });
  afterAll(() => sim.close());

  it('draws its home page, without a fault', async () => {
    await phone.open('pages/home/index');
    await phone.waitFor('view');
    expect(await phone.page()).toBe('pages/home/index');
    expect(await phone.errors()).toEqual([]);
  });

  it('fetches the call subpackage ahead', async () => {
    await phone.until(
      () => phone.packages(),
      (roots) => roots.includes('call'),
    );
  });
});
