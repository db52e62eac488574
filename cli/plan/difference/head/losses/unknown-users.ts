import { text } from "../../../../values";
import { kindOf } from "../../../label";
import type { PlannedResource } from "../../../planned-resource";
import { registered } from "../../registered";
import { kindOfPlanned } from "../../words";
import type { Compared } from "../contract";
import { linkedTo, namespaceIn } from "../object-links";
import { isRight } from "../rights";

/* Deleted resources whose users are not in the plan, such as a topic, a parameter group, a role or a ConfigMap that programs elsewhere use. */

/** Reports a resource that only people look at, or whose users and effects other lines know. */
export function isHarmlessAlone({ type }: Pick<PlannedResource, "type">): boolean {
  return harmlessAlone.test(type);
}

/** Kinds that only people look at, whose users would change, too, or that appear in lines about permissions and addresses. */
const harmlessAlone =
  /^pulumi:|^aws:iam\/\w+:\w*Attachment$|:(?:Dashboard|IAMCustomRole|OrganizationsIAMCustomRole|RoleDefinition|\w*TargetGroup|Tag|SecurityRule|Firewall|NetworkAclRule|SecurityGroup\w*Rule)$/;

/** Objects that programs name and that no other line shows. Every other kind has its own lines. */
const named = new Set(["ConfigMap", "Secret", "Service", "ServiceAccount"]);

/** Returns a function that reports whether somebody outside of the plan may use a deleted resource. */
export function unknownUsers({ after, before, found }: Compared): (resource: PlannedResource) => boolean {
  const [staying, gone] = [new Set(after.map(({ urn }) => urn)), new Set(found.deleted.map(({ urn }) => urn))];
  const rights = new Set(found.deleted.filter(isRight).map(({ urn }) => urn));
  return (resource) => {
    if (!resource.type.startsWith("kubernetes:")) {
      /* A user that stays now uses something else. A deleted permission has its own line. */
      const isKnown = before.some(
        ({ urn, propertyDependencies }) =>
          (staying.has(urn) || rights.has(urn)) && Object.values(propertyDependencies).flat().includes(resource.urn),
      );
      return !isKnown && !isHarmlessAlone(resource);
    }
    const namespace = namespaceIn(resource);
    const goesWithNamespace = found.deleted.some(
      (each) =>
        each.urn === resource.provider ||
        (namespace !== undefined &&
          ((kindOfPlanned(each) === "Namespace" && text(each.inputs, "metadata", "name") === namespace) ||
            (running.has(kindOfPlanned(each)) && namespaceIn(each) === namespace))),
    );
    const isLinked = linkedTo(resource);
    const isKnown = before.some((each) => !gone.has(each.urn) && isLinked(each));
    return named.has(kindOf(registered(resource))) && !goesWithNamespace && !isKnown;
  };
}

/** An object is not needed any more if the workload in its namespace that used it is deleted. */
const running = new Set(["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod", "Release"]);
