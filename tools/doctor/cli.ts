/** `npm run doctor`: whether a call can work with what is configured here, and what is left to do. */
import { runHere } from './command';
import { run } from './run';

void runHere(run);
