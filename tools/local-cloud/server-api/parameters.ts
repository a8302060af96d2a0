import { ApiCode, ApiError } from './codes';

/** What a call says beside its signature. Everything comes in the query. */
export class Parameters {
  constructor(private readonly query: URLSearchParams) {}

  /** @throws ApiError when it is missing, or longer than so many bytes */
  text(name: string, maxBytes = Infinity): string {
    const value = this.optionalText(name, maxBytes);
    if (value) return value;
    throw new ApiError(ApiCode.BadParameter, `${name} is missing`);
  }

  optionalText(name: string, maxBytes = Infinity): string {
    const value = this.query.get(name) ?? '';
    if (Buffer.byteLength(value) <= maxBytes) return value;
    throw new ApiError(ApiCode.TooLong, `${name} is longer than ${maxBytes} bytes`);
  }

  /** A message, of which too much has a code of its own. */
  message(name: string, maxBytes: number): string {
    const value = this.text(name);
    if (Buffer.byteLength(value) <= maxBytes) return value;
    throw new ApiError(ApiCode.MessageTooLong, `${name} is longer than ${maxBytes} bytes`);
  }

  whole(name: string, min: number, max: number): number {
    const text = this.text(name);
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new ApiError(ApiCode.BadParameter, `${name} must be a number from ${min} to ${max}`);
  }

  optionalWhole(name: string, min: number, max: number, otherwise: number): number {
    return this.query.has(name) ? this.whole(name, min, max) : otherwise;
  }

  flag(name: string): boolean {
    return /^true$/i.test(this.query.get(name) ?? '');
  }

  /** Repeated as `Name[]=a&Name[]=b`, or as `Name=a&Name=b`: the vendor's pages show both. */
  list(name: string, max: number, tooMany: number = ApiCode.BadParameter): string[] {
    const values = this.optionalList(name, max, tooMany);
    if (values.length > 0) return values;
    throw new ApiError(ApiCode.BadParameter, `${name} is missing`);
  }

  optionalList(name: string, max: number, tooMany: number = ApiCode.BadParameter): string[] {
    const values = [...this.query.getAll(`${name}[]`), ...this.query.getAll(name)];
    if (values.length > max) throw new ApiError(tooMany, `more than ${max} of ${name}`);
    if (!values.includes('')) return values;
    throw new ApiError(ApiCode.BadParameter, `an empty ${name}`);
  }
}
