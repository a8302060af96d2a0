/** The SDK always asks for `wss:`; the local cloud has no certificate. */
window.WebSocket = class extends window.WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(String(url).replace(/^wss:/, 'ws:'), protocols);
  }
};
