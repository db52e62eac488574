import { at, text } from "../../values";
import { hasCondition, type KubernetesObject } from "../kubernetes";
import type { Readiness } from "./state";

const annotation = "pulumi.com/waitFor";

/** Lists what a program waits for at an object: https://www.pulumi.com/registry/packages/kubernetes/#pulumicomwaitfor */
export function waitedFor({ metadata }: KubernetesObject): string[] {
  const value = metadata.annotations?.[annotation];
  return value === undefined || value === "" ? [] : conditionsIn(value);
}

/** Reads a list as JSON, and anything else as one condition, as the official provider does (provider/pkg/metadata/overrides.go). */
function conditionsIn(value: string): string[] {
  if (!value.startsWith("[")) {
    return [value];
  }
  const parsed: unknown = JSON.parse(value);
  return Array.isArray(parsed) ? parsed.map(String) : [value];
}

/** Judges an object by what the program waits for. */
export function waitedReadiness(object: KubernetesObject, conditions: readonly string[]): Readiness {
  const failure = syncFailure(object);
  if (failure !== undefined) {
    return { state: "failed", message: failure };
  }
  return conditions.map((one) => judge(object, one)).find(({ state }) => state !== "ready") ?? { state: "ready" };
}

/** Argo CD tries a sync again; a rehearsal knows already that it fails. */
function syncFailure(object: KubernetesObject): string | undefined {
  const conditions = at(object, "status", "conditions");
  const failed = Array.isArray(conditions) ? conditions.find((one) => text(one, "type") === "SyncError") : undefined;
  return text(failed, "message");
}

function judge(object: KubernetesObject, condition: string): Readiness {
  const [, type] = /^condition=([^=]+)$/.exec(condition) ?? [];
  if (type !== undefined) {
    return hasCondition(object, type)
      ? { state: "ready" }
      : { state: "waiting", message: `condition ${type} is missing` };
  }
  const [, path, wanted] = /^jsonpath=\{\$?((?:\.[\w-]+)+)\}(?:=(.+))?$/.exec(condition) ?? [];
  if (path === undefined) {
    const message = `the stand-in reads no ${annotation} such as ${condition}; write "jsonpath={.status.phase}=Running" or "condition=Ready"`;
    return { state: "failed", message };
  }
  const found = at(object, ...path.slice(1).split("."));
  const isMet = wanted === undefined ? found !== undefined : String(found) === wanted;
  return isMet
    ? { state: "ready" }
    : { state: "waiting", message: `${path} is ${found === undefined ? "missing" : JSON.stringify(found)}` };
}
