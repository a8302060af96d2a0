import { beginTest, endTest, takeTroubles } from './troubles';

// A browser on a busy machine takes its time; what may take how long, a test says itself.
jest.setTimeout(120_000);

/** In every test that drives a browser: nothing goes wrong that the test doesn't know of. */
const nothingWrong = () => expect(takeTroubles()).toEqual([]);

beforeEach(beginTest);
afterEach(() => {
  try {
    nothingWrong();
  } finally {
    endTest();
  }
});
afterAll(nothingWrong);
