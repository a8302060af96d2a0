import { callWords } from '@/i18n/call';
import { useMicrophones, usePhase } from '../store/hooks';
import { useCommands } from './commands-context';
import './microphone-choice.scss';

/** Which microphone records, where there are several. The browser's own list: keyboards know it. */
export function MicrophoneChoice() {
  const { list, currentID } = useMicrophones();
  const leaving = usePhase() === 'leaving';
  const commands = useCommands();
  const { microphone } = callWords();
  if (list.length < 2) return null;
  return (
    <label className="microphone-choice">
      <span className="microphone-choice__label">{microphone.choose}</span>
      <select
        id="microphone"
        className="microphone-choice__list"
        value={currentID}
        disabled={leaving}
        onChange={({ target }) => commands.chooseMicrophone(target.value)}
      >
        {currentID ? null : <option value="">{microphone.system}</option>}
        {list.map(({ deviceID, name }, index) => (
          <option key={deviceID} value={deviceID}>
            {name || microphone.unnamed(index + 1)}
          </option>
        ))}
      </select>
    </label>
  );
}
