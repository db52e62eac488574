import { items, text } from "../values";
import type { Check } from "./check";
import { jsonOf, type RunTool } from "./run-tool";

/** Checks the stack in Pulumi's backend: whether it exists and is locked, and operations that never ended. */
export async function checkState(run: RunTool, project: string, stack: string): Promise<Check[]> {
  const own = { area: "state", subject: `stack ${stack}` } as const;
  const listed = await run("pulumi", ["stack", "ls", "--json", "--non-interactive"], project);
  if (listed.kind === "absent") {
    return [{ ...own, state: "not checked", message: "pulumi is not on PATH" }];
  }
  if (listed.kind === "failed") {
    return [{ ...own, state: "fail", message: listed.reason, fix: "pulumi login" }];
  }
  const row = items({ rows: jsonOf(listed.stdout) }, "rows").find((each) => nameOf(each) === stack);
  if (row === undefined) {
    const message = "is not in the backend yet";
    return [{ ...own, state: "warn", message, fix: `run pulumi stack init ${stack} before the first pulumi up` }];
  }
  const held = row.updateInProgress === true ? [heldCheck(stack)] : [];
  return [...held, ...(await pending(run, project, stack))];
}

function nameOf(row: unknown): string | undefined {
  return text(row, "name")?.split("/").at(-1);
}

function heldCheck(stack: string): Check {
  const message = "an update is in progress, or an interrupted update left its lock";
  const fix = `make sure that no update is running, then run pulumi cancel --stack ${stack}`;
  return { area: "state", state: "fail", subject: `stack ${stack}`, message, fix };
}

/** The export has only ciphertexts of secrets, because nothing asks to show them. */
async function pending(run: RunTool, project: string, stack: string): Promise<Check[]> {
  const own = { area: "state", subject: `stack ${stack}` } as const;
  const exported = await run("pulumi", ["stack", "export", "--stack", stack, "--non-interactive"], project);
  if (exported.kind !== "answered") {
    const message = exported.kind === "failed" ? exported.reason : "pulumi is not on PATH";
    return [{ ...own, state: "fail", message, fix: "pulumi login" }];
  }
  const state = jsonOf(exported.stdout);
  const operations = items(state, "deployment", "pending_operations");
  const resources = items(state, "deployment", "resources").length;
  if (operations.length === 0) {
    return [{ ...own, state: "pass", message: `${resources} resources, no pending operation` }];
  }
  return operations.map((operation) => ({
    area: "state",
    state: "fail",
    subject: text(operation, "resource", "urn")?.split("::").at(-1) ?? `stack ${stack}`,
    message: `${text(operation, "type") ?? "an operation"} was interrupted, so its effect is unknown`,
    fix: `check the resource in the cloud, then run pulumi refresh --stack ${stack}`,
  }));
}
