/** From the tap on the icon to a page that stands, at full speed and on a slow phone. */
import { launch, type Subject } from './world';

/** Times in ms since the launch; the scripts are on the phone already. */
export interface BootTimes {
  /** All scripts of the first page have run. */
  readonly evaluated: number;
  /** The form is in the document. */
  readonly shown: number;
  /** The page's onReady. */
  readonly ready: number;
}

/** @param slowdown - 4 is a quarter of this machine's speed */
export async function boot(subject: Subject, slowdown: number): Promise<BootTimes> {
  const { devtools, phone } = subject;
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await launch(subject);
  const marks = await phone.until(
    () => phone.browserPage.evaluate(() => window.probe.marks),
    (now) => now.ready !== undefined,
  );
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const since = (name: string) => (marks[name] ?? NaN) - (marks.launch ?? NaN);
  return { evaluated: since('evaluated'), shown: since('form shown'), ready: since('ready') };
}
