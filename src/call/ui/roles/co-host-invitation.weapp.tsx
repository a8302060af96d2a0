import { rolesWords } from '../../words/roles';
import { SHARE_HOST } from '../invite/use-share-card';
import { TextButton } from '../kit/press/text-button';

/** A card that makes whoever opens it host, too: the call page describes it, by this button's id. */
export function CoHostInvitation() {
  const w = rolesWords();
  return (
    <TextButton
      id={SHARE_HOST}
      kind="small"
      label={w.coHost}
      ariaLabel={`${w.coHost}. ${w.coHostNote}`}
      openType="share"
    />
  );
}
