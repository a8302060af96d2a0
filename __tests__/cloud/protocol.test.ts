import fc from 'fast-check';
import protobuf from 'protobufjs';
import { decodeFrame, encodeFrame, ProtocolError } from '../../tools/local-cloud/protocol/frame';
import { decode, encode } from '../../tools/local-cloud/protocol/message';
import { decodePacket, encodePacket } from '../../tools/local-cloud/protocol/packet';

const uint16 = fc.integer({ min: 0, max: 0xffff });
const uint32 = fc.integer({ min: 0, max: 0xffffffff });
const bytes = fc.uint8Array({ maxLength: 200 });

describe('a frame', () => {
  it('has the header that the SDK writes', () => {
    const encoded = encodeFrame({ type: 14, stream: 3, body: Uint8Array.of(8, 1) });
    expect(Buffer.from(encoded).toString('hex')).toBe('af00000e0000000200000003000801');
  });

  it('comes out as it went in', () => {
    fc.assert(
      fc.property(uint16, uint32, bytes, (type, stream, body) => {
        const { body: decoded, ...rest } = decodeFrame(encodeFrame({ type, stream, body }));
        expect(rest).toEqual({ type, stream });
        expect([...decoded]).toEqual([...body]);
      }),
    );
  });

  it('is refused when it is cut short, too long or something else', () => {
    fc.assert(
      fc.property(bytes, fc.nat(40), (body, cut) => {
        const encoded = encodeFrame({ type: 1, stream: 1, body });
        const longer = Uint8Array.of(...encoded, 0);
        const other = Uint8Array.of(0, ...encoded.slice(1));
        for (const wrong of [encoded.slice(0, -1 - cut), longer, other]) {
          expect(() => decodeFrame(wrong)).toThrow(ProtocolError);
        }
      }),
    );
  });
});

describe('a room packet', () => {
  const header = fc.record({
    cmd: uint32,
    seq: uint32,
    timestamp: fc.maxSafeNat(),
    context_key: uint32,
  });

  it('comes out as it went in', () => {
    fc.assert(
      fc.property(header, bytes, (head, body) => {
        const packet = decodePacket(encodePacket({ header: head, body }));
        expect(packet.header).toEqual(head);
        expect([...packet.body]).toEqual([...body]);
      }),
    );
  });

  it('is refused when it is cut short, too long or something else', () => {
    fc.assert(
      fc.property(header, bytes, (head, body) => {
        const encoded = encodePacket({ header: head, body });
        for (const wrong of [
          encoded.slice(0, -1),
          Uint8Array.of(...encoded, 0),
          Uint8Array.of(0x30, ...encoded.slice(1)),
          new Uint8Array(),
        ]) {
          expect(() => decodePacket(wrong)).toThrow(ProtocolError);
        }
      }),
    );
  });
});

describe('a message', () => {
  it('has its zeros on the wire: the SDK sees nothing else', () => {
    const encoded = encode('CommonRsp', { rsp_head: { code: 0, message: '' } });
    expect(Buffer.from(encoded).toString('hex')).toBe('0a0408001200');
    const list = encode('PushStream', { stream_seq: 0, stream_info_list: [] });
    expect(Buffer.from(list).toString('hex')).toBe('0800');
  });

  it('is filled in when the sender left something out', () => {
    expect(decode('GetConfigResponse', new Uint8Array())).toEqual({
      code: 0,
      message: '',
      data: {
        txid: 0,
        logic_hb_interval: 0,
        logic_hb_timeout: 0,
        pc_establish_timeout: 0,
        client_outer_ip: '',
        ntp_time: 0,
        geofencing_id: 0,
      },
    });
    expect(decode('PushStream', new Uint8Array()).stream_info_list).toEqual([]);
    expect(decode('PCUpwardMessage', new Uint8Array())).toMatchObject({
      ack: false,
      payload: new Uint8Array(),
    });
  });

  it('comes out as it went in, nested and repeated', () => {
    const info = fc.record({
      stream_id: fc.string(),
      stream_sid: fc.string(),
      id_name: fc.string(),
      nick_name: fc.string({ unit: 'grapheme' }),
      create_time: fc.maxSafeInteger(),
      extra_info: fc.string({ unit: 'grapheme' }),
      stream_title: fc.string(),
      stream_ver: uint32,
      stream_attr: fc.string(),
      stream_src: uint32,
      stream_state: uint32,
      stream_type: uint32,
      stream_nid: uint32,
    });
    fc.assert(
      fc.property(uint32, fc.array(info, { maxLength: 5 }), (code, stream_info_list) => {
        const message = {
          rsp_head: { code, message: '' },
          stream_list_seq: 1,
          stream_info_list,
        };
        expect(decode('GetStreamListRsp', encode('GetStreamListRsp', message))).toEqual(message);
      }),
    );
  });

  it('may hold fields that we do not know', () => {
    const writer = protobuf.Writer.create()
      .uint32((1 << 3) | 0)
      .uint32(7);
    writer.uint32((99 << 3) | 2).string('new in the next version');
    expect(decode('RspHead', writer.finish())).toEqual({ code: 7, message: '' });
  });
});
