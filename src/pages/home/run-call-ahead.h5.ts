/** Never done: a browser fetches the call's code with its page. */
export const runCallAhead = (): Promise<void> => Promise.resolve();
