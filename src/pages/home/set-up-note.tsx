import { Text, View } from '@tarojs/components';
import { setUpWords } from './words/set-up';
import { Icon } from '@/call/ui';

const COMMANDS = ['doctor', 'start'] as const;
// Its looks are here: a style sheet would bring them into every build.
const CODE = { fontFamily: 'Menlo, Consolas, monospace', overflowWrap: 'anywhere' } as const;
const LINE = { display: 'block', marginTop: 'var(--space-2)' } as const;

/**
 * Says that this build has no account, what is missing and what helps. Only builds without settings
 * contain it; its id is the mark by which `npm run doctor` and `npm run upload` know them.
 */
export function SetUpNote({ missing }: { readonly missing: readonly string[] }) {
  const w = setUpWords();
  return (
    <View id="not-set-up" className="home__notice" style={{ alignItems: 'flex-start' }}>
      <Icon name="alert" />
      <View className="home__notice-text">
        <Text style={{ fontWeight: 600 }}>{w.title}</Text>
        <Text style={LINE}>{w.what}</Text>
        {missing.map((name) => (
          <Text key={name} style={{ ...LINE, ...CODE, marginTop: 'var(--space-1)' }}>
            {name}
          </Text>
        ))}
        <Text style={LINE}>{w.help}</Text>
        {COMMANDS.map((command) => (
          <View key={command} style={{ marginTop: 'var(--space-1)' }}>
            <Text style={CODE}>{command === 'start' ? 'npm start' : `npm run ${command}`}</Text>
            <Text>{` · ${w[command]}`}</Text>
          </View>
        ))}
      </View>
    </View>
  );
}
