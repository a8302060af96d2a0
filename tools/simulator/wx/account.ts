import { LeaveRefused, type Permissions } from '../runtime/permissions';
import type { Privacy } from '../runtime/privacy';
import type { PhoneOptions } from '../types';
import { ApiError, asyncApis, type AsyncPorts, type Options, type Wx } from './api';

/** What these need of their phone. */
export interface AccountPorts extends AsyncPorts {
  readonly options: Pick<PhoneOptions, 'identity'>;
  readonly permissions: Permissions;
  readonly privacy: Privacy;
}

/** WeChat's number for a privacy guide not agreed to. */
const PRIVACY_REFUSED = 104;

/** Login, permissions, privacy. */
export function accountApis(phone: AccountPorts): Wx {
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
