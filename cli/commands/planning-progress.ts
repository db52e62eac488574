/** A terminal, or another stream that standard error can be. */
interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** The progress of a plan. */
export interface PlanningProgress {
  /** Shows the current work. */
  readonly step: (words: string) => void;
  /** Removes the progress from the screen. */
  readonly stop: () => void;
}

const eraseLine = "\r\u001b[2K";

/**
 * Shows the current work on a terminal, and only there: one line that is erased at the end. A step shows at once, because loading a
 * program keeps the process from showing anything until it is loaded.
 */
export function planningProgress(screen: Screen): PlanningProgress {
  if (screen.isTTY !== true) {
    return { step: () => {}, stop: () => {} };
  }
  const started = performance.now();
  let current = "";
  const show = () => {
    const seconds = Math.round((performance.now() - started) / 1000);
    const line = seconds === 0 ? current : `${current} (${seconds} s)`;
    screen.write(`${eraseLine}${line.slice(0, (screen.columns ?? 80) - 1)}`);
  };
  const timer = setInterval(show, 1000);
  return {
    step: (words) => {
      current = words;
      show();
    },
    stop: () => {
      clearInterval(timer);
      screen.write(eraseLine);
    },
  };
}

/** Says which stack is planned: `planning dev`, or `planning dev, 2 of 6`. */
export function planningWords(stack: string, stacks: readonly string[]): string {
  return stacks.length > 1
    ? `planning ${stack}, ${stacks.indexOf(stack) + 1} of ${stacks.length}`
    : `planning ${stack}`;
}
