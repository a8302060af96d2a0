import { create } from 'zustand';

/** What this app remembers of its own. */
export const useApp = create((set) => ({
  name: '',
  calls: 0,
  setName: (name) => set({ name }),
  countCall: () => set(({ calls }) => ({ calls: calls + 1 })),
}));
