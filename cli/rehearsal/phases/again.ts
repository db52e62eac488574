import type { OptionalPhase } from "../contract";
import { mustChangeNothing, type PhaseRunner } from "../run";
import type { Site } from "../site";

/** Runs the chosen ones of the operations that must leave a running stack as it is: another up, and a refresh. */
export async function runAgain(run: PhaseRunner, site: Site, chosen: ReadonlySet<OptionalPhase>): Promise<void> {
  if (chosen.has("up again")) {
    await run.operation(site, "up again", { operation: "up" }, mustChangeNothing("up again"));
  }
  if (chosen.has("refresh")) {
    await run.operation(site, "refresh", { operation: "refresh" }, mustChangeNothing("refresh"));
  }
}
