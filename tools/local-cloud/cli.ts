import { parseArgs } from 'node:util';
import { startLocalCloud } from './index';
import { defaults, type LocalCloudOptions, type LogLine } from './options';

const usage = `A ZEGO room server and token service on this machine, for development.

  tsx tools/local-cloud/cli.ts [options]

  --port <n>        default ${defaults.port}; 0 for any free port
  --app-id <n>      default ${defaults.appID}
  --latency <ms>    added to everything the room server sends
  --grace <ms>      how long a lost user stays in the room, default ${defaults.graceMs}
  --token-ttl <s>   lifetime of a token, default ${defaults.tokenTtl}
  --minted          only rooms that its token service made may be entered
  --rights          what a token says of room and publishing holds
  --bans            the server API can forbid users to enter or publish
  --verbose         print every frame
  --quiet           print nothing but faults
  --help`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'app-id': { type: 'string' },
      latency: { type: 'string' },
      grace: { type: 'string' },
      'token-ttl': { type: 'string' },
      minted: { type: 'boolean' },
      rights: { type: 'boolean' },
      bans: { type: 'boolean' },
      verbose: { type: 'boolean' },
      quiet: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const say = (text: string) => {
    if (!values.quiet) console.log(text);
  };
  const options: Partial<LocalCloudOptions> = {
    port: whole('port', values.port) ?? defaults.port,
    appID: whole('app-id', values['app-id']) ?? defaults.appID,
    latencyMs: whole('latency', values.latency) ?? defaults.latencyMs,
    graceMs: whole('grace', values.grace) ?? defaults.graceMs,
    tokenTtl: whole('token-ttl', values['token-ttl']) ?? defaults.tokenTtl,
    policy: values.minted ? 'minted' : defaults.policy,
    rights: values.rights ?? defaults.rights,
    bans: values.bans ?? defaults.bans,
    log: ({ level, text }: LogLine) => {
      if (level === 'event' || values.verbose) say(text);
    },
  };
  const cloud = await startLocalCloud(options);
  say(`Local cloud on ${cloud.host}, AppID ${cloud.options.appID}. Ctrl-C ends it.`);
  const stop = () => void cloud.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new Error(`--${name} must be a whole number, not "${text}".`);
  return Number(text);
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE';
  console.error(
    taken ? 'This port is taken: is a local cloud running already? Try --port.' : error.message,
  );
  process.exitCode = 1;
});
