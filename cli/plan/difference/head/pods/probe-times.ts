import { type Fields, number } from "../../../../values";

/** The probes of a container, and what happens when they fail. */
const probes = {
  startupProbe: "is restarted",
  livenessProbe: "is restarted",
  readinessProbe: "gets no requests",
} as const;

/** Seconds that Kubernetes waits for an answer, if the program does not say. https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
const defaultTimeout = 1;

/** The factor by which a time must fall to be reported. */
const shorter = 2;

/** Says which probes of a container leave it half the time or less. */
export function lessTime(before: Fields, after: Fields): string[] {
  return [...lessTimeToAnswer(before, after), ...lessTimeToStart(before, after)];
}

/** Says which probes of a container wait half as long or less for one answer. Under load, all containers are slow together. */
function lessTimeToAnswer(before: Fields, after: Fields): string[] {
  return Object.entries(probes).flatMap(([probe, end]) => {
    if (before[probe] === undefined || after[probe] === undefined) {
      return [];
    }
    const [was, is] = [before, after].map((each) => number(each, probe, "timeoutSeconds") ?? defaultTimeout);
    return was !== undefined && is !== undefined && is <= was / shorter
      ? [`${end} if its ${probe} takes more than ${is} s (before: ${was} s)`]
      : [];
  });
}

/** Says whether a container that has no startup probe must answer in half the time after its start. Otherwise, it is restarted forever. */
function lessTimeToStart(before: Fields, after: Fields): string[] {
  const [was, is] = [before, after].map(timeToStart);
  const isLessDelayed = delayOf(after) < delayOf(before);
  return was !== undefined && is !== undefined && isLessDelayed && is <= was / shorter
    ? [`may take ${is} s to start instead of ${was} s`]
    : [];
}

/** Returns the seconds in which a container must answer its liveness probe for the first time, with the defaults of Kubernetes. */
function timeToStart(container: Fields): number | undefined {
  const { livenessProbe, startupProbe } = container;
  return livenessProbe === undefined || startupProbe !== undefined
    ? undefined
    : delayOf(container) + patience(livenessProbe);
}

function delayOf({ livenessProbe }: Fields): number {
  return number(livenessProbe, "initialDelaySeconds") ?? 0;
}

/** Returns after how many seconds without an answer a probe gives up, with the defaults of Kubernetes. */
export function patience(probe: unknown): number {
  return (number(probe, "failureThreshold") ?? 3) * (number(probe, "periodSeconds") ?? 10);
}
