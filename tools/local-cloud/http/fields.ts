import { ServiceError } from 'voice-call-token-service/service-error';

/** Reads the fields of a JSON object, each of the type that it should have or absent. */
export class Fields {
  constructor(private readonly body: Readonly<Record<string, unknown>>) {}

  text(name: string): string | undefined {
    return this.#read(name, 'text', (value) => typeof value === 'string');
  }

  number(name: string): number | undefined {
    return this.#read(name, 'a number', (value) => typeof value === 'number');
  }

  flag(name: string): boolean | undefined {
    return this.#read(name, 'true or false', (value) => typeof value === 'boolean');
  }

  texts(name: string): string[] | undefined {
    return this.#read(
      name,
      'a list of texts',
      (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
    );
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T {
    const value = this.text(name);
    const choice = choices.find((candidate) => candidate === value);
    if (choice) return choice;
    throw invalid(`${name} must be one of ${choices.join(', ')}`);
  }

  must<T>(value: T | undefined, name: string): T {
    if (value === undefined) throw invalid(`${name} is missing`);
    return value;
  }

  #read<T>(name: string, form: string, valid: (value: unknown) => boolean): T | undefined {
    const value = this.body[name];
    if (value === undefined || value === null) return undefined;
    if (!valid(value)) throw invalid(`${name} must be ${form}`);
    return value as T;
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError(400, 'invalid', message);
}
