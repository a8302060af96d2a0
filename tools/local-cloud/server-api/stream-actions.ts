import { enforce } from '../rights/enforcement';
import { roomOf, type ApiCall } from './action';
import { ApiCode, ApiError } from './codes';

const STREAM_BYTES = 256;

export function describeStreams({ context, parameters }: ApiCall): object {
  const room = context.registry.room(parameters.text('RoomId', 128));
  return {
    StreamList: [...(room?.streams.values() ?? [])].map(({ streamID, owner, createdAt }) => ({
      StreamId: streamID,
      UserId: owner.userID,
      UserName: owner.userName,
      CreateTime: createdAt,
      StreamNumberId: 0,
    })),
  };
}

/** Only announces: the publisher is told nothing, and its sound goes on. */
export function deleteStream(call: ApiCall): undefined {
  const userID = call.parameters.text('UserId');
  const streamID = call.parameters.text('StreamId', STREAM_BYTES);
  const room = roomOf(call);
  const stream = room.streams.get(streamID);
  if (stream?.owner.userID !== userID) throw new ApiError(ApiCode.NoStream, 'no such stream');
  room.removeStreams([stream], 'deleted', [stream.owner]);
}

export const forbidStream = (call: ApiCall): undefined => change(call, ofOne(call), true);
export const resumeStream = (call: ApiCall): undefined => change(call, ofOne(call), false);
export const forbidStreams = (call: ApiCall): undefined => change(call, ofSeveral(call), true);
export const resumeStreams = (call: ApiCall): undefined => change(call, ofSeveral(call), false);

const ofOne = ({ parameters }: ApiCall) => [parameters.text('StreamId', STREAM_BYTES)];
const ofSeveral = ({ parameters }: ApiCall) => parameters.list('StreamId', 20);

/** A stream that isn't there now is remembered all the same. */
function change(
  { context, parameters, isTest }: ApiCall,
  names: readonly string[],
  forbidden: boolean,
): undefined {
  const sequence = parameters.text('Sequence');
  if (!/^\d+$/.test(sequence)) throw new ApiError(ApiCode.BadParameter, 'Sequence is no number');
  const prefix = `zegotest-${context.options.appID}-`;
  const changed = names.map((name) => {
    const streamID = isTest && name.startsWith(prefix) ? name.slice(prefix.length) : name;
    return context.forbiddenStreams.change(streamID, BigInt(sequence), forbidden);
  });
  if (changed.includes(false)) {
    throw new ApiError(ApiCode.MediaInternal, 'Sequence is not higher than the last one');
  }
  enforce(context);
}
