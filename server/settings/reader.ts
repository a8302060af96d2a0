/** The environment as given, and how to read the files it names. */
export interface Source {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @throws when the file can't be read */
  readonly readFile: (path: string) => string;
}

/** What a setting must look like, and where a person finds it. Both end in a sentence. */
export interface Rule {
  readonly form: string;
  readonly where?: string;
}

/** A secret in the place of its neighbour must not get into a log. */
const SECRET_LIKE = /^\S{30,}$/;

/**
 * Reads settings one by one and collects what is wrong with them, a sentence each, so that all of
 * it can be mended at once. The value of a secret is in none of the sentences.
 */
export class SettingsReader {
  readonly faults: string[] = [];

  constructor(private readonly source: Source) {}

  has(name: string): boolean {
    return Boolean(this.source.env[name]);
  }

  fault(sentence: string): void {
    this.faults.push(sentence);
  }

  /** @returns the text, or `undefined` when it is not set or was found faulty */
  text(name: string, rule: Rule, valid: (value: string) => boolean): string | undefined {
    const value = this.source.env[name];
    if (!value) return undefined;
    if (valid(value)) return value;
    const shown = SECRET_LIKE.test(value) ? 'what looks like a secret' : JSON.stringify(value);
    this.fault(`${name} is ${shown}. ${explain(rule)}`);
    return undefined;
  }

  whole(name: string, fallback: number, [min, max]: readonly [number, number]): number {
    const form = `It must be a whole number from ${min} to ${max}`;
    const value = this.text(name, { form }, (text) => {
      return /^\d{1,10}$/.test(text) && Number(text) >= min && Number(text) <= max;
    });
    return value === undefined ? fallback : Number(value);
  }

  flag(name: string): boolean {
    const form = 'It must be true or false';
    return this.text(name, { form }, (text) => /^(true|false)$/.test(text)) === 'true';
  }

  /** Texts with commas between them. */
  list(name: string, rule: Rule, valid: (item: string) => boolean): string[] {
    const text = this.text(name, rule, (value) => split(value).every(valid));
    return split(text ?? '');
  }

  /** From `NAME`, or from the file that `NAME_FILE` names, whose last line break does not count. */
  secret(name: string, rule: Rule, valid: (value: string) => boolean): string | undefined {
    const path = this.source.env[`${name}_FILE`];
    if (path && this.has(name)) {
      this.fault(`Both ${name} and ${name}_FILE are set. Set one of them.`);
      return undefined;
    }
    const value = path ? this.#read(name, path) : this.source.env[name];
    if (!value) return undefined;
    if (valid(value)) return value;
    const length = Buffer.byteLength(value);
    this.fault(`${name} has ${length} bytes and another form. ${explain(rule)}`);
    return undefined;
  }

  /** Complains when a value is missing that was neither set nor complained about. */
  must<T>(value: T | undefined, name: string, rule: Rule): T | undefined {
    const known = value !== undefined || this.faults.some((sentence) => sentence.includes(name));
    if (!known) this.fault(`${name} is not set. ${explain(rule)}`);
    return value;
  }

  #read(name: string, path: string): string | undefined {
    try {
      const text = this.source.readFile(path).replace(/\r?\n$/, '');
      if (text) return text;
      this.fault(`${name}_FILE names ${path}, which is empty.`);
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      this.fault(`${name}_FILE names ${path}, which can’t be read (${code}).`);
    }
    return undefined;
  }
}

function split(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function explain({ form, where }: Rule): string {
  return where ? `${form}; you find it in ${where}.` : `${form}.`;
}
