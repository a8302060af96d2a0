import { createVoiceCall, messages, roles } from '@/call';
import { localCloud } from '@/call/development';
import { version } from '@/setup/about';
import { settings } from '@/setup/settings';
import { tokens } from '@/setup/tokens';
import { typedLogin } from '@/setup/typed-login';
import { fetchMessages, fetchRoles } from './late-parts';

const { appID, server } = typedLogin ?? settings;
const isLocal = server === settings.server;

/** The one call of this app. It outlives the page: who left it is still logged out of the room. */
export const call = createVoiceCall({
  ...{ appID, server },
  token: tokens,
  appVersion: version,
  messages: messages(fetchMessages),
  roles: roles(fetchRoles),
  localCloud: __LOCAL_CLOUD__ && isLocal ? localCloud(__LOCAL_CLOUD__) : false,
});
