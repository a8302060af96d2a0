import { debugLogin } from '@/call/development';

/** Typed in the debug form: the account of somebody else's project, in somebody else's cloud. */
export const typedLogin = process.env.NODE_ENV === 'production' ? null : debugLogin();
