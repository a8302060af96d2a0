import { LeaveRefused } from '../runtime/permissions';
import type { Phone } from '../runtime/phone';
import { ApiError, asyncApis, type Options, type Wx } from './api';

/** WeChat's number for a privacy guide not agreed to. */
const PRIVACY_REFUSED = 104;

/** Login, permissions, privacy. */
export function accountApis(phone: Phone): Wx {
  const { permissions, privacy } = phone;
  let codes = 0;
  const privacyRefusal = (error: unknown): never => {
    throw new ApiError((error as Error).message, PRIVACY_REFUSED);
  };
  const leaveRefusal = (error: unknown): never => {
    throw error instanceof LeaveRefused ? new ApiError(error.message, error.errno) : error;
  };
  return {
    onNeedPrivacyAuthorization: (listener: typeof privacy.listener) => {
      privacy.listener = listener;
    },
    offNeedPrivacyAuthorization: () => {
      privacy.listener = undefined;
    },
    ...asyncApis(phone, {
      // One code is good for one login; the identity in it is what the local cloud keeps.
      login: () => ({ code: `simulated-${phone.options.identity}-${++codes}` }),
      checkSession: () => undefined,
      authorize: ({ scope }: Options) => permissions.authorize(String(scope)).catch(leaveRefusal),
      getSetting: () => ({ authSetting: permissions.settings() }),
      openSetting: async () => ({ authSetting: await permissions.openSettings() }),
      requirePrivacyAuthorize: () => privacy.require().catch(privacyRefusal),
      getPrivacySetting: () => ({
        needAuthorization: !privacy.agreed,
        privacyContractName: '《用户隐私保护指引》',
      }),
      openPrivacyContract: () => undefined,
      getUserProfile: () => {
        throw new Error('auth deny');
      },
    }),
  };
}
