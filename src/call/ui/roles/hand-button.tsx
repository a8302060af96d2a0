import { tick } from '../../platform/interaction/haptics';
import { useIsOver, useSelfID } from '../../react/hooks';
import { useHands, useRoles } from '../../react/roles';
import { rolesWords } from '../../words/roles';
import { CallButton } from '../bar/call-button';

/** Asks to speak, or no longer. */
export function HandButton() {
  const { hand } = rolesWords();
  const roles = useRoles();
  const up = useHands().includes(useSelfID());
  return (
    <CallButton
      id="hand"
      icon="hand"
      label={up ? hand.up : hand.down}
      hint={up ? hand.lower : hand.raise}
      look={up ? 'on' : 'off'}
      checked={up}
      disabled={useIsOver()}
      onPress={() => {
        tick();
        roles.raiseHand(!up);
      }}
    />
  );
}
