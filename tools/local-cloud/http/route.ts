/** What a route gets to see of a request. */
export interface RouteRequest {
  readonly body: Readonly<Record<string, unknown>>;
}

/** What it returns is answered as JSON; it throws a `ServiceError` to refuse. */
export type Route = (request: RouteRequest) => unknown;

/** Routes by `METHOD /path`. */
export type Routes = Readonly<Record<string, Route>>;
