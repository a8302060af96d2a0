import { beginTest, endTest, takeTroubles } from './troubles';

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
