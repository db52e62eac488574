import type { RegisteredResource } from "../../../../components/testing";
import { cloudOf } from "../../../clouds";
import { text } from "../../../values";
import { labelOf } from "../../label";
import type { PlannedResource } from "../../planned-resource";
import { isOfChart } from "../of-chart";
import { isPrecious } from "../precious";
import { isComponent, kindOfPlanned, labelOfPlanned } from "../words";
import type { Compared, HeadLine } from "./contract";
import { handOvers } from "./handed-over";
import { joinedLabels } from "./names";
import { linkedTo, namespaceIn } from "./object-links";
import { isGuard } from "./protection";
import { isRight } from "./rights";
import { connectsSame, severed } from "./severed";

/*
 * Whoever retires an application deletes all its parts. So a resource that goes while its partner stays, such as the schedule of a
 * database's backups, is more than a resource less.
 */

/** A deleted resource that served others, and what happens to them. */
interface DeletedAlone {
  readonly resource: PlannedResource;
  readonly loss: string;
}

/** Lists deleted resources whose partners stay. */
export function deletedAloneLines(compared: Compared): HeadLine[] {
  return deletedAlone(compared).map(({ resource, loss }) => ({
    class: "unprotected",
    text: `${labelOfPlanned(resource)}: deleted${loss}`,
  }));
}

/** Finds deleted resources that served others, which stay. Other lines tell of rights, data, ways in and known guards. */
export function deletedAlone(compared: Compared): DeletedAlone[] {
  const { after, found } = compared;
  const told = new Set([
    ...[...found.succeeded, ...handOvers(found)].map(({ before }) => before),
    ...severed(found).map(({ resource }) => resource),
  ]);
  const lossOf = lossesAmong(after, found.deleted);
  return found.deleted
    .filter((each) => !told.has(each) && !isRight(each) && !isPrecious(each) && !isGuard(each) && !isOfChart(each))
    .filter((each) => each.options.retainOnDelete !== true && !isComponent(each))
    .filter((each) => !found.created.some((come) => connectsSame(each, come) || isSameObject(each, come)))
    .flatMap((resource) => {
      const loss = lossOf(resource);
      return loss === undefined ? [] : [{ resource, loss }];
    });
}

function lossesAmong(after: readonly RegisteredResource[], deleted: readonly PlannedResource[]) {
  const gone = new Map(deleted.map((each) => [each.urn, each]));
  const staying = new Map(after.map((each) => [each.urn, each]));
  const users = new Map<string, PlannedResource[]>();
  for (const each of deleted) {
    for (const urn of namedBy(each)) {
      users.set(urn, [...(users.get(urn) ?? []), each]);
    }
  }
  /* A log group has its program's name in its own. */
  const runs = deleted.filter(isWhole).flatMap(({ inputs, name }) => [name, text(inputs, "name") ?? []].flat());
  /** Reports whether a whole goes with a resource: what it is a part of, uses, or is used by. */
  const goesWithWhole = (resource: PlannedResource, seen = new Set<string>()): boolean => {
    seen.add(resource.urn);
    const next = [...namedBy(resource).flatMap((urn) => gone.get(urn) ?? []), ...(users.get(resource.urn) ?? [])];
    return isWhole(resource) || next.some((each) => !seen.has(each.urn) && goesWithWhole(each, seen));
  };
  return (resource: PlannedResource): string | undefined => {
    if (goesWithWhole(resource) || runs.some((name) => text(resource.inputs, "name")?.endsWith(`/${name}`))) {
      return undefined;
    }
    const isObject = resource.type.startsWith("kubernetes:");
    return isObject
      ? lossOfObject(resource, after, deleted)
      : cloudOf(resource.type) === undefined
        ? undefined
        : lossOfCloud(resource, staying);
  };
}

function namedBy({ parent, dependsOn, propertyDependencies }: PlannedResource): string[] {
  return [...(parent === null ? [] : [parent]), ...dependsOn, ...Object.values(propertyDependencies).flat()];
}

/** What runs or holds something by itself. */
const wholes =
  /^kubernetes:(?:helm\.sh\/|apps\/v1:(?:Deployment|StatefulSet|ReplicaSet)$|batch\/v1:Job$|core\/v1:Pod$)|^aws:(?:lambda\/function|ecs\/|ec2\/(?:instance|vpc)|autoscaling\/group|sfn\/|apprunner\/|batch\/|codebuild\/|codepipeline\/|amplify\/|sagemaker\/|glue\/job|lb\/loadBalancer|cloudfront\/distribution|apigateway(?:v2)?\/(?:restApi|api):)|^gcp:(?:cloudrun|cloudfunctions|compute\/instance|dataflow\/|workflows\/|appengine\/)|^azure-native:(?:app|web|compute|containerinstance|logic):/;

/** Reports whether something runs or holds data by itself, or is a component. */
export function isWhole(resource: PlannedResource): boolean {
  return isComponent(resource) || isPrecious(resource) || wholes.test(resource.type);
}

/** What contains others, and stays whatever goes. */
const places =
  /:(?:Vpc|Subnet|Network|Subnetwork|VirtualNetwork|ResourceGroup|Project|Zone|Provider|(?:Network)?SecurityGroup)$/;

/** Resources that name no other one in the program, or only a place, and serve the whole account, network or project. */
const watchers =
  /^aws:(?:securityhub|macie2|guardduty|inspector2|accessanalyzer|shield|networkfirewall|wafv2|dlm|backup|cfg|organizations|budgets|costexplorer|synthetics)\/|^gcp:(?:orgpolicy|binaryauthorization|accesscontextmanager|securitycenter|gkebackup|cloudscheduler)\/|^azure-native:(?:security|recoveryservices|dataprotection|consumption|policyinsights):|:\w*(?:Budget|LogMetricFilter|LogDataProtectionPolicy|RuleGroupAssociation|HealthCheck|EncryptionByDefault|DefaultKmsKey|BlockPublicAccess|AccountPublicAccessBlock|AutomatedBackupsReplication|ReplicationConfiguration|ScanningConfiguration|LifecyclePolicy|BackupPolicy|SecretRotation|PasswordPolicy|UptimeCheckConfig|IAMAuditConfig|OrganizationPolicy|SecurityPolicy|ResourcePolicy|PolicyAssignment|ManagementPolicy|ImmutabilityPolicy|AuditingPolicy|TransparentDataEncryption|DdosProtectionPlan|WebTest|NetworkAcl|DefaultSecurityGroup|LogGroup|TopicPolicy|SecretPolicy|TableReplica|FederatedIdentityCredential|DhcpOptionsAssociation|AzureFirewall|RuleCollectionGroup|WebApplicationFirewallPolicy|LifecycleHook)$/;

/** Only people look at them, their users name them and would change, too, or lines about addresses tell of them. */
const harmlessAlone =
  /^aws:iam\/(?!accountPasswordPolicy)|:(?:Dashboard|\w*TargetGroup|ServiceAccount|Tag|SecurityRule|Firewall|NetworkAclRule|SecurityGroup\w*Rule)$/;

function lossOfCloud(resource: PlannedResource, staying: ReadonlyMap<string, RegisteredResource>): string | undefined {
  const partners = Object.values(resource.propertyDependencies)
    .flat()
    .flatMap((urn) => staying.get(urn) ?? [])
    .filter(({ type }) => !places.test(type));
  if (harmlessAlone.test(resource.type)) {
    return undefined;
  }
  return partners.length > 0
    ? whileStaying(partners)
    : watchers.test(resource.type)
      ? "; what it served stays"
      : undefined;
}

/** Objects that run or hold something for themselves, or whose users other lines know. */
const plainKinds =
  /^(?:ConfigMap|Secret|Service|Endpoints|EndpointSlice|Ingress|HTTPRoute|GRPCRoute|TLSRoute|TCPRoute|Namespace|CustomResourceDefinition|PersistentVolume|PersistentVolumeClaim|HorizontalPodAutoscaler|ScaledObject)$/;

/** What stops with objects that nothing names. */
const losses: Readonly<Record<string, string>> = {
  CronJob: "; nothing runs its jobs any more, and no part of an application goes with it",
  DaemonSet: "; the nodes that it served stay without it",
};

function lossOfObject(
  resource: PlannedResource,
  after: readonly RegisteredResource[],
  deleted: readonly PlannedResource[],
): string | undefined {
  const kind = kindOfPlanned(resource);
  const namespace = namespaceIn(resource);
  const isGone = deleted.some(
    (each) =>
      each.urn === resource.provider ||
      (namespace !== undefined &&
        kindOfPlanned(each) === "Namespace" &&
        text(each.inputs, "metadata", "name") === namespace),
  );
  if (isGone || plainKinds.test(kind)) {
    return undefined;
  }
  const isLinked = linkedTo(resource);
  const partners = after.filter(isLinked);
  if (partners.length > 0) {
    return whileStaying(partners);
  }
  return kind === "ServiceAccount" ||
    deleted.some((each) => each !== resource && wholes.test(each.type) && isLinked(each))
    ? undefined
    : (losses[kind] ?? "; nothing that it served goes with it");
}

function whileStaying(partners: readonly RegisteredResource[]): string {
  const labels = [...new Set(partners.map(labelOf))];
  const shown = labels.length > 4 ? [...labels.slice(0, 3), `${labels.length - 3} more`] : labels;
  return `, while ${joinedLabels(shown)} stay${labels.length === 1 ? "s" : ""}`;
}

/** An object under another version of its API, or in another place of the program. */
function isSameObject(gone: PlannedResource, come: PlannedResource): boolean {
  const name = text(gone.inputs, "metadata", "name");
  return (
    gone.type.startsWith("kubernetes:") &&
    name !== undefined &&
    kindOfPlanned(gone) === kindOfPlanned(come) &&
    name === text(come.inputs, "metadata", "name") &&
    namespaceIn(gone) === namespaceIn(come)
  );
}
