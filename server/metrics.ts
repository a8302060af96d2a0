import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { NeighbourOutcome, NeighbourWatch } from './neighbour';

/** In seconds: a token takes a fraction of a millisecond, a login as long as WeChat does. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What is counted, in the form of Prometheus. No label holds what a stranger writes. */
export class Metrics implements NeighbourWatch {
  private readonly registry = new Registry();
  private readonly registers = [this.registry];

  readonly requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests by route and status; "cut" where the client went before its answer.',
    labelNames: ['route', 'status'],
    registers: this.registers,
  });
  readonly durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the header of a request to the end of its answer.',
    labelNames: ['route'],
    buckets: BUCKETS,
    registers: this.registers,
  });
  readonly inFlight = new Gauge({
    name: 'http_requests_in_flight',
    help: 'Requests without an answer yet.',
    registers: this.registers,
  });
  readonly refusals = new Counter({
    name: 'refusals_total',
    help: 'Answers with 4xx and 5xx by the code in their body.',
    labelNames: ['code'],
    registers: this.registers,
  });
  readonly turnedAway = new Counter({
    name: 'turned_away_total',
    help: 'Requests and connections ended before they cost anything, by reason.',
    labelNames: ['reason'],
    registers: this.registers,
  });
  private readonly neighbourOutcomes = new Counter({
    name: 'neighbour_requests_total',
    help: 'What came of asking another service: answered, failed, full, open.',
    labelNames: ['neighbour', 'outcome'],
    registers: this.registers,
  });
  private readonly neighbourDurations = new Histogram({
    name: 'neighbour_request_duration_seconds',
    help: 'How long another service took.',
    labelNames: ['neighbour'],
    buckets: BUCKETS,
    registers: this.registers,
  });
  private readonly neighbourInFlight = new Gauge({
    name: 'neighbour_requests_in_flight',
    help: 'Requests to another service without an answer yet.',
    labelNames: ['neighbour'],
    registers: this.registers,
  });
  private readonly neighbourOpen = new Gauge({
    name: 'neighbour_breaker_open',
    help: '1 while another service isn’t asked because it failed too often.',
    labelNames: ['neighbour'],
    registers: this.registers,
  });
  readonly #onBreaker: (name: string, open: boolean) => void;

  constructor(onBreaker: (name: string, open: boolean) => void = () => undefined) {
    this.#onBreaker = onBreaker;
  }

  /** Those of the process, too: memory, processor, event loop, descriptors. */
  withProcess(): this {
    collectDefaultMetrics({ register: this.registry });
    return this;
  }

  /** A number that is asked for when somebody looks. */
  watch(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: this.registers,
      collect() {
        this.set(value());
      },
    });
  }

  onOutcome(neighbour: string, outcome: NeighbourOutcome, ms: number): void {
    this.neighbourOutcomes.inc({ neighbour, outcome });
    if (outcome === 'answered' || outcome === 'failed') {
      this.neighbourDurations.observe({ neighbour }, ms / 1000);
    }
  }

  onInFlight(neighbour: string, count: number): void {
    this.neighbourInFlight.set({ neighbour }, count);
  }

  onBreaker(neighbour: string, open: boolean): void {
    this.neighbourOpen.set({ neighbour }, Number(open));
    this.#onBreaker(neighbour, open);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
