import assert from "node:assert/strict";
import { openings } from "../../../cli/plan/findings/openings";
import { leafLines, noteWriter } from "../../../cli/plan/tree/leaf-lines";
import type { RegisteredResource } from "../../../components/testing";
import { project, said } from "../../plan/gcp";

/** A resource, the values that a plan shows of it, and its alarms. */
type ShownCase = readonly [resource: RegisteredResource, values: readonly string[], ...alarms: string[]];

/** Tests what a plan shows of resources. */
export function showsEach(cases: readonly ShownCase[], others: readonly RegisteredResource[] = []): void {
  for (const [resource, values, ...alarms] of cases) {
    it(values.join("; "), () => {
      const shown = said(resource, others);
      assert.deepEqual([shown.values, shown.alarms], [values, alarms]);
    });
  }
}

/** Tests what resources open to the internet, one line each. */
export function opensEach(cases: readonly (readonly [resource: RegisteredResource, ...lines: string[]])[]): void {
  for (const [resource, ...expected] of cases) {
    it(expected[0] ?? `nothing of ${resource.urn}`, () => assert.deepEqual(openings([resource]), expected));
  }
}

/** The lines of a plan for resources, with their alarms and without digests. */
export function lines(...leaves: readonly RegisteredResource[]): string[] {
  return leafLines(leaves, noteWriter([...project, ...leaves])).map(({ label, notes, alarms }) =>
    [`${label}  ${notes.join("; ")}`, ...alarms.map((alarm) => `! ${alarm}`)]
      .join(" ")
      .replaceAll(/#[0-9a-f]{6}/g, "#"),
  );
}
