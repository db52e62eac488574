import { text } from "../../../../values";
import { kindOf } from "../../../label";
import type { PlannedResource } from "../../../planned-resource";
import type { Changed, PropertyChange } from "../../changes";
import type { Difference } from "../../difference";
import { registered } from "../../registered";
import { isComponent } from "../../words";
import { isTellingName, isWeaker } from "../protection";
import { identityAnnotations } from "../rights";
import { isVendors } from "../vendors";
import { trafficKinds } from "./traffic-annotations";

/*
 * The parts of a resource besides its inputs or its spec: the engine's options, its provider, and the annotations, finalizers and owners of an
 * object. Each of them counts, unless it is harmless or judged elsewhere.
 */

/** Returns the changes of a resource's options, provider and metadata whose meaning no rule knows. */
export function unknownMetadata({ after, properties }: Changed, found: Pick<Difference, "changed">): PropertyChange[] {
  return isComponent(after) || isVendors(after, found) ? [] : properties.filter((change) => isUnknown(after, change));
}

/** Options that change nothing that exists: time limits, another earlier name, and one more output that the engine hides. */
function isHarmlessOption({ name }: PlannedResource, { path, before, after }: PropertyChange): boolean {
  const isOwnName = path.startsWith("options.aliases") && after === undefined && text(before, "name") === name;
  return (
    isOwnName ||
    path.startsWith("options.customTimeouts") ||
    (/^options\.(?:aliases|additionalSecretOutputs)\b/.test(path) && before === undefined)
  );
}

function isUnknown(resource: PlannedResource, change: PropertyChange): boolean {
  const { path, before, after } = change;
  if (path.startsWith("options.")) {
    return (
      !isHarmlessOption(resource, change) &&
      !isWeaker(resource, change) &&
      !isWeaker(resource, { path, before: after, after: before })
    );
  }
  const name = annotation.exec(path)?.[1];
  return name === undefined
    ? /^provider$|^metadata\.(?:finalizers|ownerReferences)\b/.test(path)
    : isUnknownAnnotation(resource, name) &&
        !isWeaker(resource, change) &&
        !isWeaker(resource, { path, before: after, after: before });
}

/** Annotations of an object or of its pods. Those without a domain are for people. */
const annotation = /^(?:spec\.(?:jobTemplate\.spec\.)?template\.)?metadata\.annotations\["([^"]+\/[^"]+)"\]$/;

/** Domains of controllers, by their ends. A company's own domain holds notes for its people. */
const ofControllers =
  /(?:^|\.)(?:io|sh|dev|aws|cloud\.google\.com|amazonaws\.com|azure\.com|workload\.identity|konghq\.com|hashicorp\.com)\//;

/** What tools note down and nobody acts on. https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const notes =
  /^(?:app\.kubernetes\.io|meta\.helm\.sh|deployment\.kubernetes\.io|keelson\.dev)\/|^kubernetes\.io\/(?:change-cause|description)$|^kubectl\.kubernetes\.io\/(?:restartedAt|default-container)$|^helm\.sh\/chart$|\/(?:description|owner|team|contact|on-call|runbook|documentation|revision|version)$/;

/** Reports whether an annotation is a note that no controller reads. */
export function isNote(name: string): boolean {
  return !ofControllers.test(name) || notes.test(name);
}

function isUnknownAnnotation(resource: PlannedResource, name: string): boolean {
  return (
    !isNote(name) &&
    !isTellingName(name) &&
    !identityAnnotations.includes(name) &&
    !trafficKinds.has(kindOf(registered(resource)))
  );
}
