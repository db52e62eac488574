import { sorted } from "../sorted";
import type { PropertyChange } from "./changes";
import type { DifferenceReport } from "./report";

/** Renders the difference for programs. Absent values are left out. */
export function differenceJson({ found, refused, against, head, failing }: DifferenceReport): string {
  const properties = (changes: readonly PropertyChange[]) => changes.map((change) => sorted(change));
  const content = {
    against,
    head: head.map((line) => ({ ...line, fails: failing.includes(line) })),
    created: found.created.map(({ urn }) => urn),
    deleted: found.deleted.map(({ urn }) => urn),
    changed: found.changed.map(({ after, properties: changes }) => ({
      urn: after.urn,
      properties: properties(changes),
    })),
    replaced: found.replaced.map(({ after, properties: changes, causes, root }) => ({
      urn: after.urn,
      properties: properties(changes),
      causes: causes.map((cause) => sorted(cause)),
      root,
    })),
    rolled: found.rolled.map(({ after, causes }) => ({ urn: after.urn, causes: causes.map((cause) => sorted(cause)) })),
    unchanged: found.unchanged,
    secretsNotCompared: found.secrets.values,
    refused,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
