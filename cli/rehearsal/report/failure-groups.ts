import type { Failure } from "./report";

/** Failures with the same reason: their messages differ only in names, suffixes and numbers. */
export interface FailureGroup {
  readonly failures: readonly [Failure, ...Failure[]];
  /** The objects at the start of the messages, such as `Deployment shop/web`. */
  readonly objects: readonly string[];
}

const subject = /^(?:release \S+: )?([A-Z][A-Za-z]+ [a-z0-9][a-z0-9./-]*[a-z0-9])(?:: | did not become ready: )/;

/** Returns the object at the start of a message, if there is one. */
export function objectOf(message: string): string | undefined {
  return subject.exec(message)?.[1];
}

/** Removes the object from a message. */
export function reasonOf(message: string): string {
  return message.replace(subject, "");
}

/** Groups failures by phase and reason, in the order of the first of each group. */
export function groupFailures(failures: readonly Failure[]): FailureGroup[] {
  const groups = new Map<string, [Failure, ...Failure[]]>();
  for (const failure of failures) {
    const key = groupKey(failure);
    const group = groups.get(key);
    if (group) {
      group.push(failure);
    } else {
      groups.set(key, [failure]);
    }
  }
  return [...groups.values()].map((group) => ({
    failures: group,
    objects: [...new Set(group.flatMap(({ message }) => objectOf(message) ?? []))],
  }));
}

function groupKey({ message, phase, urn }: Failure): string {
  const object = objectOf(message);
  if (object === undefined) {
    return `${phase} ${urn} ${message}`;
  }
  const [kind = "", path = ""] = object.split(" ");
  const name = path.slice(path.lastIndexOf("/") + 1);
  const reason = reasonOf(message)
    .replaceAll(new RegExp(`${name.replaceAll(".", "\\.")}(-[a-z0-9]+)*`, "g"), "…")
    .replaceAll(/\d+/g, "#");
  return `${phase} ${kind} ${reason}`;
}

/** Returns the unready objects that neither a failure nor a cancelled wait explains. */
export function unexplained(
  notReady: readonly string[],
  failures: readonly Failure[],
  cancelled: readonly string[],
): string[] {
  const named = new Set([...cancelled, ...failures.map(({ message }) => objectOf(message))]);
  return notReady.filter((line) => {
    const object = objectOf(line);
    return object === undefined || !named.has(object);
  });
}
