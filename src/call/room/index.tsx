import { askedCall, prepareCall } from '@/call/prejoin';
import { Room } from './room';

// The person is calling: if home could not do it before, the socket opens while the page is drawn. A
// browser runs this ahead, too, when nobody is.
if (askedCall()) prepareCall();

/** The call page of this app. */
export default Room;
