import { rolesWords } from '../../words/roles';
import { CallTool } from '../header/call-tool';

/** Opens the people. */
export const PeopleTool = ({ onPress }: { readonly onPress: () => void }) => (
  <CallTool id="open-people" icon="people" label={rolesWords().people} onPress={onPress} />
);
