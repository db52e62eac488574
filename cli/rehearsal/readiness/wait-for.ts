import { isRecord, number, text } from "../../values";
import { conditionOf, type KubernetesObject } from "../kubernetes";
import { parsePath, select } from "./json-path";
import { hasReadiness, type Readiness, readinessOf, type Surroundings } from "./readiness";

const annotation = "pulumi.com/waitFor";

/** Reports whether an object is waited for. */
export function isAwaited(object: KubernetesObject): boolean {
  const { annotations } = object.metadata;
  return annotations?.["pulumi.com/skipAwait"] !== "true" && (hasReadiness(object) || says(object));
}

/** Judges an object by what its annotation says to wait for, otherwise by the status fields of its kind. */
export function awaitedReadinessOf(object: KubernetesObject, surroundings: Surroundings): Readiness {
  return says(object) ? waitForReadiness(object) : readinessOf(object, surroundings);
}

function says({ metadata }: KubernetesObject): boolean {
  return (metadata.annotations?.[annotation] ?? "") !== "";
}

/**
 * Judges an object by its annotation `pulumi.com/waitFor`, as Pulumi's provider does: one expression or a JSON list of several, each
 * `condition=TYPE`, `condition=TYPE=STATUS`, `jsonpath={.path}` or `jsonpath={.path}=VALUE`.
 * https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/provider/pkg/metadata/overrides.go
 */
function waitForReadiness(object: KubernetesObject): Readiness {
  const expressions = expressionsIn(object.metadata.annotations?.[annotation] ?? "");
  if (expressions.length === 0) {
    return failed("at least one condition must be specified");
  }
  const failure = syncFailure(object);
  if (failure !== undefined) {
    return { state: "failed", message: failure };
  }
  const readinesses = expressions.map((expression) => judge(object, expression));
  return (
    readinesses.find(({ state }) => state === "failed") ??
    readinesses.find(({ state }) => state === "waiting") ?? { state: "ready" }
  );
}

/** Returns why a sync of Argo CD failed. Argo CD would try again, but a rehearsal's sync fails the same way each time. */
function syncFailure(object: KubernetesObject): string | undefined {
  return text(conditionOf(object, "SyncError"), "message");
}

function failed(reason: string): Readiness {
  return { state: "failed", message: `${annotation}: ${reason}` };
}

function expressionsIn(value: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) && list.every((one) => typeof one === "string") ? list : [value];
  } catch (error) {
    if (error instanceof SyntaxError) {
      return [value];
    }
    throw error;
  }
}

function judge(object: KubernetesObject, expression: string): Readiness {
  if (expression.startsWith("condition=")) {
    return judgeCondition(object, expression.slice("condition=".length));
  }
  return expression.startsWith("jsonpath=")
    ? judgePath(object, expression.slice("jsonpath=".length))
    : failed(`expected a "jsonpath=" or "condition=" prefix, got ${JSON.stringify(expression)}`);
}

function judgeCondition(object: KubernetesObject, wanted: string): Readiness {
  const [, type = wanted, status = "True"] = /^([^=]*)=(.*)$/.exec(wanted) ?? [];
  const found = conditionOf(object, type)?.status;
  return found === status && isCurrent(object)
    ? { state: "ready" }
    : { state: "waiting", message: `condition ${type} is ${typeof found === "string" ? found : "missing"}` };
}

function judgePath(object: KubernetesObject, wanted: string): Readiness {
  /* A value follows the first "=" after the braces; filters within them have "==". */
  const [, path, value] = /^(\{[^}]*\})(?:=(.+))?$/.exec(wanted) ?? [];
  if (path === undefined) {
    return failed(`expected {.path} or {.path}=value, got ${JSON.stringify(wanted)}`);
  }
  const steps = parsePath(path.slice(1, -1).trim());
  if (steps === undefined) {
    return failed(`${path} is not a path that Keelson's stand-in supports; use --kubernetes-provider official`);
  }
  const [found] = select(object, steps);
  if (found === undefined || !isCurrent(object)) {
    return { state: "waiting", message: `${path} selected nothing` };
  }
  if (value !== undefined && (isRecord(found) || Array.isArray(found))) {
    return failed(`${path} has a non-primitive value`);
  }
  return value === undefined || text(found) === value || (typeof found === "boolean" && String(found) === value)
    ? { state: "ready" }
    : { state: "waiting", message: `${path} is ${JSON.stringify(found)}, not ${JSON.stringify(value)}` };
}

/** Reports whether the status belongs to the last change, as far as it says so. */
function isCurrent(object: KubernetesObject): boolean {
  const observed = number(object, "status", "observedGeneration");
  return observed === undefined || observed >= (object.metadata.generation ?? 0);
}
