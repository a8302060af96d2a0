/** What becomes of a new version of this app, which the platform fetches while an older one runs. */
export interface UpdateListener {
  /** It is on the phone, and runs from the next start on. */
  ready(): void;
  /** It could not be fetched. */
  failed(): void;
}
