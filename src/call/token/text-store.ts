/** Where something outlives the app's run; a text, empty where there is none. */
export interface TextStore {
  read(): string;
  write(text: string): void;
}
