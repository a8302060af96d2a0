import { words } from './words';

/** The words around messages, which come with the code that shows them. */
export const messageWords = words(
  {
    lead: '消息只发给此刻在通话里的人，通话结束就没有了。',
    field: '消息',
    placeholder: '说点什么',
    send: '发送',
    tooLong: '太长了，请分几条发送。',
    sending: '正在发送',
    again: '没有发出，再试一次',
    againFor: (text: string) => `没有发出，再试一次：${text}`,
  },
  {
    lead: 'Messages reach whoever is in the call now, and are gone when it ends.',
    field: 'Message',
    placeholder: 'Say something',
    send: 'Send',
    tooLong: 'This is too long. Send it in parts.',
    sending: 'Sending',
    again: 'Not sent. Try again',
    againFor: (text) => `Not sent. Try again: ${text}`,
  },
);
