import { readFile, writeFile } from "node:fs/promises";
import { noChanges } from "../engine/events";
import type { OperationResult } from "../engine/operation";
import { stackType, typeOf } from "../engine/operation-record";
import { editCluster } from "../engine/stack-copy";
import { readState, type StateResource } from "../engine/state";
import { type Judgement, mustChangeNothing, mustSucceed } from "../run/judgement";
import { failuresOf } from "../run/outcomes";
import type { PhaseRunner } from "../run/phase-runner";
import type { Site } from "../site/site";
import type { StackChange } from "./changes";

/** Makes changes to a stack that is up, one after the other, and looks whether an up after them is quiet. */
export async function runChanges(
  run: PhaseRunner,
  site: Site,
  project: string,
  changes: readonly StackChange[],
): Promise<boolean> {
  let made = 0;
  for (const change of changes) {
    const { skipped, succeeded } = await runChange(run, site, project, change);
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

/** What a change comes to; it is skipped where the program does not know the new value. */
export function judgeChange(change: StackChange, result: OperationResult, before: readonly StateResource[]): Judgement {
  const skipped = refusalOf(change, result);
  if (skipped !== undefined) {
    return { failures: [], changes: noChanges, text: "skipped", skipped };
  }
  const { phase } = change;
  return mustSucceed(phase, ({ steps }) => failuresOf(phase, change.mistakes(steps, before)))(result);
}

/** The program's own refusal of a version that it does not know yet: it names it, and nothing has been changed. */
function refusalOf({ edit, phase }: StackChange, { errors, steps, succeeded }: OperationResult): string | undefined {
  if (succeeded || phase !== "upgrade" || steps.length > 0) {
    return undefined;
  }
  const isOfProgram = ({ urn }: { readonly urn: string }) => urn === "" || typeOf(urn) === stackType;
  const messages = errors.map(({ message }) => message);
  const named = messages.some((message) => message.includes(String(edit.value)));
  return named && errors.every(isOfProgram) ? messages.join("\n") : undefined;
}
