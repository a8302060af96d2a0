import { prepareCall } from '@/call/prejoin';
import { Room } from './room';

// The person is calling: if home could not do it before, the socket opens while the page is drawn.
prepareCall();

/** The call page of this app. */
export default Room;
