import { hooks, taro } from '../../__tests__/support/taro';

export default { ...taro, ...hooks };
