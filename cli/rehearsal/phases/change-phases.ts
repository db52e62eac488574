import { readFile, writeFile } from "node:fs/promises";
import {
  editCluster,
  noChanges,
  type OperationResult,
  readState,
  type StateResource,
  stackType,
  typeOf,
} from "../engine";
import { failuresOf, type Judgement, mustChangeNothing, mustSucceed, type PhaseRunner } from "../run";
import type { Site } from "../site";
import type { Judged } from "./judges";
import type { StackChange } from "./scale-and-upgrade";

/**
 * Makes changes to a running stack, one after another; then checks that another up changes nothing.
 *
 * @param judged records the resources and changes for the judges
 */
export async function runChanges(
  run: PhaseRunner,
  site: Site,
  project: string,
  changes: readonly StackChange[],
  judged?: Judged,
): Promise<boolean> {
  let made = 0;
  for (const change of changes) {
    const { result, skipped, succeeded } = await runChange(run, site, project, change);
    await judged?.changed(site.engine, result.steps);
    if (!skipped && !succeeded) {
      return false;
    }
    if (!skipped) {
      made += 1;
    }
  }
  if (made === 0) {
    return true;
  }
  const quiet = await run.operation(
    site,
    "up after changes",
    { operation: "up" },
    mustChangeNothing("up after changes"),
  );
  return quiet.succeeded;
}

async function runChange(run: PhaseRunner, site: Site, project: string, change: StackChange) {
  const { configFile } = site.engine;
  const before = await readState(site.engine);
  const text = await readFile(configFile, "utf8");
  await writeFile(configFile, editCluster(text, project, [change.edit]));
  const judge = (result: OperationResult) => judgeChange(change, result, before);
  const operation = await run.operation(site, change.phase, { operation: "up" }, judge);
  if (operation.skipped) {
    await writeFile(configFile, text);
  }
  return operation;
}

/** Judges a change; it is skipped if the program does not support the new value. */
export function judgeChange(change: StackChange, result: OperationResult, before: readonly StateResource[]): Judgement {
  const skipped = refusalOf(change, result);
  if (skipped !== undefined) {
    return { failures: [], changes: noChanges, text: "skipped", skipped };
  }
  const { phase } = change;
  return mustSucceed(phase, ({ steps }) => failuresOf(phase, change.mistakes(steps, before)))(result);
}

/** Returns the program's refusal of a version that it does not support yet: it names the version, and nothing has changed. */
function refusalOf({ edit, phase }: StackChange, { errors, steps, succeeded }: OperationResult): string | undefined {
  if (succeeded || phase !== "upgrade" || steps.length > 0) {
    return undefined;
  }
  const isOfProgram = ({ urn }: { readonly urn: string }) => urn === "" || typeOf(urn) === stackType;
  const messages = errors.map(({ message }) => message);
  const named = messages.some((message) => message.includes(String(edit.value)));
  return named && errors.every(isOfProgram) ? messages.join("\n") : undefined;
}
