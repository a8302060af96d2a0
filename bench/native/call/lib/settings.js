/** Addresses that exist nowhere: the simulator sends all of them to the local cloud. */
module.exports = {
  appID: 1,
  server: 'wss://cloud.example/ws',
  tokenURL: 'https://token.example',
};
