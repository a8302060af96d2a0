import { RtpHeader, type RtpPacket } from 'werift';

/** A packet's header for another leg: the same time and order, nothing that belongs to one leg. */
export function headerOf({ header }: RtpPacket): RtpHeader {
  return new RtpHeader({
    version: 2,
    marker: header.marker,
    sequenceNumber: header.sequenceNumber,
    timestamp: header.timestamp,
    extensions: [],
  });
}
