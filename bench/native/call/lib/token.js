/** The token service, asked as its contract says. */
const settings = require('./settings');

function post(path, data, session) {
  return new Promise((resolve, reject) => {
    wx.request({
      url: settings.tokenURL + path,
      method: 'POST',
      data,
      header: session ? { Authorization: `Bearer ${session}` } : {},
      success: (answer) => (answer.statusCode === 200 ? resolve(answer.data) : reject(answer)),
      fail: reject,
    });
  });
}

const loginCode = () =>
  new Promise((resolve, reject) => {
    wx.login({ success: ({ code }) => resolve(code), fail: reject });
  });

/** Who this is; asked once, before it is needed. */
let login;
exports.logIn = () => {
  login = login || loginCode().then((code) => post('/v1/login', { code }));
  return login;
};

/** A login token for a room: `{token, userID}`. */
exports.roomToken = async (roomID) => {
  const { session } = await exports.logIn();
  return post('/v1/token', { roomID }, session);
};
