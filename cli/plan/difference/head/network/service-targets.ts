import type { RegisteredResource } from "../../../../../components/testing";
import { selects } from "../../../../label-selector";
import { at, fields, items, number, text } from "../../../../values";
import { workloads } from "../../../descriptions";
import { labelOf, namespaceOf } from "../../../label";
import type { Changed, PropertyChange } from "../../changes";
import { registered } from "../../registered";
import type { Compared, HeadLine } from "../contract";

/* The pods that Services and disruption budgets select, among the pods of the plan. Pods of charts that were not rendered are missing. */

/** Reports whether a change leads to pods that the plan does not show, so that only a person knows whether they exist. */
export type LeadsAway = (pair: Changed, change: PropertyChange) => boolean;

/** Returns such a function. `told` are the lines that the head already has. */
export function targetJudge({ before, after }: Compared, told: readonly HeadLine[]): LeadsAway {
  return (pair, { path, before: was, after: is }) => {
    const [old, now] = [pair.before, pair.after].map(registered);
    const [, port = "", field] = /^spec\.ports\[([^\]]*)\](?:\.(\w+))?$/.exec(path) ?? [];
    if (old === undefined || now === undefined || tellsTarget(told, now)) {
      return false;
    }
    const pods = podsOf(now, after);
    if (path.startsWith("spec.selector")) {
      return pods.length === 0;
    }
    /* Another line says if a port goes at which pods of the plan listen. */
    return field === undefined
      ? is === undefined && podsOf(old, before).length === 0
      : field === "targetPort" && was !== is && !listensAt(pods, is, port);
  };
}

/** Reports whether a line says that a reference of an object ends nowhere. */
function tellsTarget(told: readonly HeadLine[], object: RegisteredResource): boolean {
  const start = `${labelOf(object)}: `;
  return told.some(({ class: cls, text: line }) => {
    const rest = line.startsWith(start) ? line.slice(start.length) : "";
    return cls === "unprotected" && /^(?:selector|port [^:]*): expected /.test(rest);
  });
}

/** Returns the containers of the pods that a Service or a budget selects. */
function podsOf(object: RegisteredResource, resources: readonly RegisteredResource[]) {
  const given = at(object.inputs, "spec", "selector");
  const selector = object.type.startsWith("kubernetes:core/") ? { matchLabels: given } : given;
  const isEmpty = Object.keys(fields(given)).length === 0;
  return isEmpty
    ? []
    : workloads(resources).filter(
        ({ labels, namespace, resource }) =>
          namespace === namespaceOf(object) && resource.provider === object.provider && selects(selector, labels),
      );
}

/** Containers may listen at more than they declare, but nobody can see that. */
function listensAt(pods: ReturnType<typeof podsOf>, target: unknown, port: string): boolean {
  const wanted = text({ target }, "target") ?? port.split("/")[0];
  return pods
    .flatMap(({ podSpec }) => items(podSpec, "containers"))
    .flatMap((container) => items(container, "ports"))
    .some((each) => text(each, "name") === wanted || String(number(each, "containerPort")) === wanted);
}
