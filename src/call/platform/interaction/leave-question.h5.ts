const ask = (event: BeforeUnloadEvent) => {
  event.preventDefault();
  // Chrome before 119 asks for this alone.
  event.returnValue = true;
};

/**
 * Has the browser ask, in words of its own, before this page is closed or loaded anew; `null` takes
 * the question back.
 */
export async function setLeaveQuestion(message: string | null): Promise<void> {
  if (message === null) window.removeEventListener('beforeunload', ask);
  else window.addEventListener('beforeunload', ask);
}
