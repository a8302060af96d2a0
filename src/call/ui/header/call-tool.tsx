import { Icon, type IconName } from '../kit/icon/icon';
import { Press } from '../kit/press/press';

export interface CallToolProps {
  readonly id: string;
  readonly icon: IconName;
  /** What it does. */
  readonly label: string;
  readonly onPress: () => void;
}

/** A small button at the edge of the call's header, an icon alone. In WeChat its parts stand in `plugin/elements.ts`. */
export function CallTool({ id, icon, label, onPress }: CallToolProps) {
  if (process.env.TARO_ENV === 'weapp') {
    return <call-tool id={id} icon={icon} label={label} onTap={onPress} />;
  }
  return (
    <Press id={id} className="call-header__tool" ariaLabel={label} onPress={onPress}>
      <Icon name={icon} />
    </Press>
  );
}
