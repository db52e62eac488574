import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { EngineEvent } from "../../../cli/rehearsal/engine/events";
import { WaitBoard } from "../../../cli/rehearsal/readiness";
import { plainProgress } from "../../../cli/rehearsal/report/progress";
import { PhaseRunner } from "../../../cli/rehearsal/run/phase-runner";
import { RunRecord } from "../../../cli/rehearsal/run/run-record";
import type { Site } from "../../../cli/rehearsal/site";

/** Writes the events that lie beside it to the event log that it is given, as the Pulumi CLI does. */
const cli = `#!/bin/sh
while [ $# -gt 0 ]; do
  [ "$1" = --event-log ] && log=$2
  shift
done
cat "$(dirname "$0")/told" > "$log"
exit "$(cat "$(dirname "$0")/status")"
`;

/** The event of a ConfigMap that an operation updated. */
export const updated: EngineEvent = {
  resOutputsEvent: {
    metadata: {
      op: "update",
      urn: "urn:pulumi:s::p::kubernetes:core/v1:ConfigMap::web",
      type: "kubernetes:core/v1:ConfigMap",
      detailedDiff: { data: {} },
    },
  },
};

/** The event that ends an operation. */
export function summary(changes: Record<string, number>): EngineEvent {
  return { summaryEvent: { resourceChanges: changes } };
}

/** What an operation meets beside the engine's events. */
export interface Circumstances {
  readonly status?: number;
  readonly unreached?: readonly string[];
  readonly notes?: readonly object[];
}

/** An engine that tells what a test says, in a folder of its own. */
export class ToldEngine {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), "keelson-test-"));

  constructor() {
    writeFileSync(path.join(this.folder, "pulumi"), cli, { mode: 0o700 });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Runs operations that tell these events, and returns the failures in the record: phase and message. */
  async failures(
    events: readonly EngineEvent[],
    operate: (run: PhaseRunner, site: Site) => Promise<unknown>,
    { status = 0, unreached = [], notes = [] }: Circumstances = {},
  ): Promise<[phase: string, message: string][]> {
    const { folder } = this;
    writeFileSync(path.join(folder, "told"), events.map((event) => `${JSON.stringify(event)}\n`).join(""));
    writeFileSync(path.join(folder, "status"), String(status));
    const signal = new AbortController().signal;
    const engine = { cli: path.join(folder, "pulumi"), projectDirectory: folder, directory: folder, stack: "s" };
    const site = {
      engine: { ...engine, configFile: "", environment: process.env, signal },
      parts: {},
      ledger: { notes },
      waits: new WaitBoard(),
      cloud: { takeUnreached: () => unreached },
      planes: { failures: async () => [] },
    } as unknown as Site;
    const record = new RunRecord("s");
    const progress = plainProgress(() => undefined, signal);
    await operate(new PhaseRunner(progress, record), site);
    return record.outcome.report.failures.map(({ phase, message }) => [phase, message]);
  }
}
