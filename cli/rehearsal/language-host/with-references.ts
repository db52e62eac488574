import type { RunRequest } from "@pulumi/pulumi/proto/language_pb";
import type { StackReferences } from "../../project";
import { serveReferringMonitor } from "./referring-monitor";

/** Runs a program behind a proxy of the engine that adds other stacks' outputs, if there are any. */
export async function withReferences<Outcome>(
  request: RunRequest,
  references: StackReferences,
  run: (request: RunRequest) => Promise<Outcome>,
): Promise<Outcome> {
  if (Object.keys(references).length === 0) {
    return run(request);
  }
  const monitor = await serveReferringMonitor(request.getMonitorAddress(), references, request.getProject());
  try {
    request.setMonitorAddress(`127.0.0.1:${monitor.port}`);
    return await run(request);
  } finally {
    monitor.stop();
  }
}
