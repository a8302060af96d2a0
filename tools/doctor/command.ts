/** Where a command of the doctor's runs. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Whether a person looks at it in a terminal. */
  readonly colours: boolean;
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Runs a command in this process, which ends with the exit code that it resolves with. */
export async function runHere(
  command: (args: readonly string[], surroundings: Surroundings) => Promise<number>,
): Promise<void> {
  process.exitCode = await command(process.argv.slice(2), {
    env: process.env,
    colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
    say: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
  });
}
