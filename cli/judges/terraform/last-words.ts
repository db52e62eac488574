/** How a process ended: its status, or the signal that ended it. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Says why a provider ended by itself: the panic of its Go code and its place, otherwise how the process ended. */
export function lastWords(said: string, { code, signal }: Ending): string {
  const [, panic] = /^((?:panic|fatal error): .+)$/m.exec(said) ?? [];
  if (panic === undefined) {
    const status = code === null ? "the connection broke" : `exit status ${code}`;
    return signal === null ? status : `signal ${signal}`;
  }
  const frames = said.slice(said.indexOf(panic)).matchAll(/^\t(?:\S*\/)?(?<file>[^/\s]+\.go:\d+)/gm);
  const [place] = [...frames].flatMap(({ 0: line, groups }) => (isOfRuntime(line) ? [] : [groups?.file]));
  return place === undefined ? panic : `${panic} (${place})`;
}

/** Whether a frame is of Go itself, which a panic passes first. */
function isOfRuntime(frame: string): boolean {
  return /^\t(?:\S*\/)?runtime\/[^/]+\.go:/.test(frame);
}
