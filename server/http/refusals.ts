import { ServiceError } from '../service-error';

/** Every request of HTTP/1.1 must say so. */
export const noHost = new ServiceError(400, 'bad_request', 'Say in Host who is asked.');

/** @param form - what it must be: the `description` of a body */
export const bodyInvalid = (form: string): ServiceError =>
  new ServiceError(400, 'body_invalid', `The body must be ${form}.`);

/** @param retryAfter - seconds */
export function tooMany(retryAfter: number): ServiceError {
  return new ServiceError(429, 'too_many_requests', 'Too many requests: see Retry-After.', {
    retryAfter,
  });
}

/** Seconds: from one to three, by chance, so that not all come back at once. */
export function overloaded(): ServiceError {
  return new ServiceError(
    503,
    'overloaded',
    'More requests than can be answered: see Retry-After.',
    {
      retryAfter: 1 + Math.floor(Math.random() * 3),
    },
  );
}
