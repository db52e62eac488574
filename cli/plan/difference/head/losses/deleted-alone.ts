import type { RegisteredResource } from "../../../../../components/testing";
import { cloudOf } from "../../../../clouds";
import { text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import { isOfChart } from "../../of-chart";
import { isPrecious } from "../../precious";
import { isComponent, kindOfPlanned, labelOfPlanned } from "../../words";
import type { Compared, HeadLine } from "../contract";
import { namespaceIn } from "../object-links";
import { isGuard, release } from "../protection";
import { isRight } from "../rights";
import { joinedSaid, type Said } from "../said";
import { isWhole, runsByItself } from "../wholes";
import { handOvers } from "./handed-over";
import { lossOfObject, whileStaying } from "./object-losses";
import { connectsSame, severed } from "./severed";
import { isHarmlessAlone, unknownUsers } from "./unknown-users";

/*
 * Finds resources that are deleted while their partner stays, such as the schedule of a database's backups. Such a deletion is a loss: if you remove
 * a whole application, all its parts are deleted.
 */

/** A deleted resource that served or may have served others, and the consequence for them. */
interface DeletedAlone {
  readonly resource: PlannedResource;
  readonly loss: string;
  readonly class: "unprotected" | "unjudged";
}

/** Lists deleted resources whose partners stay, and those whose users are not in the plan. */
export function deletedAloneLines(compared: Compared): HeadLine[] {
  const said = deletedAlone(compared).map(
    ({ resource, loss, class: cls }): Said => ({
      class: cls,
      label: labelOfPlanned(resource),
      what: `deleted${loss}`,
    }),
  );
  const [known, unknown] = [
    said.filter((each) => each.class === "unprotected"),
    said.filter((each) => each.class === "unjudged"),
  ];
  return [...known.flatMap((each) => joinedSaid([each])), ...joinedSaid(unknown)];
}

/** Finds deleted resources that served others. These others stay or are unknown. Other lines show permissions, data, ways in and known guards. */
export function deletedAlone(compared: Compared): DeletedAlone[] {
  const { after, found } = compared;
  const told = new Set([
    ...[...found.succeeded, ...handOvers(found)].map(({ before }) => before),
    ...severed(found).map(({ resource }) => resource),
  ]);
  const lossOf = lossesAmong(after, found.deleted);
  const hasUnknownUsers = unknownUsers(compared);
  return found.deleted
    .filter((each) => !told.has(each) && !isRight(each) && !isPrecious(each) && !isGuard(each) && !isOfChart(each))
    .filter((each) => each.options.retainOnDelete !== true && !isComponent(each))
    .filter((each) => !found.created.some((come) => connectsSame(each, come) || isSameObject(each, come)))
    .flatMap((resource): DeletedAlone[] => {
      const { isWithWhole, loss } = lossOf(resource);
      const unknown = release.test(resource.type) ? ofChart(resource, found.deleted) : undefined;
      return loss !== undefined
        ? [{ resource, loss, class: "unprotected" }]
        : unknown !== undefined
          ? [{ resource, loss: unknown, class: "unjudged" }]
          : !isWithWhole && hasUnknownUsers(resource)
            ? [{ resource, loss: "; the plan does not show who uses it", class: "unjudged" }]
            : [];
    });
}

/** A plan does not show the objects of a chart. A component that is deleted with its release is a whole application. */
function ofChart({ parent }: PlannedResource, deleted: readonly PlannedResource[]): string | undefined {
  return deleted.some(({ urn }) => urn === parent) ? undefined : ", with everything that its chart created";
}

/** What happens to the users of a deleted resource, if they are known, and whether they are deleted, too. */
interface Fate {
  readonly isWithWhole: boolean;
  readonly loss: string | undefined;
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
  /** Reports whether a whole application is deleted with a resource: the application that contains it, that it uses, or that uses it. */
  const goesWithWhole = (resource: PlannedResource, seen = new Set<string>()): boolean => {
    seen.add(resource.urn);
    const next = [...namedBy(resource).flatMap((urn) => gone.get(urn) ?? []), ...(users.get(resource.urn) ?? [])];
    return isWhole(resource) || next.some((each) => !seen.has(each.urn) && goesWithWhole(each, seen));
  };
  return (resource: PlannedResource): Fate => {
    if (goesWithWhole(resource) || runs.some((name) => text(resource.inputs, "name")?.endsWith(`/${name}`))) {
      return { isWithWhole: true, loss: undefined };
    }
    const isObject = resource.type.startsWith("kubernetes:");
    const loss = isObject
      ? lossOfObject(resource, after, deleted, runsByItself)
      : cloudOf(resource.type) === undefined
        ? undefined
        : lossOfCloud(resource, staying);
    return { isWithWhole: false, loss };
  };
}

function namedBy({ parent, dependsOn, propertyDependencies }: PlannedResource): string[] {
  return [...(parent === null ? [] : [parent]), ...dependsOn, ...Object.values(propertyDependencies).flat()];
}

/** What contains others, and stays whatever goes. */
const places =
  /:(?:Vpc|Subnet|Network|Subnetwork|VirtualNetwork|ResourceGroup|Project|Zone|Provider|(?:Network)?SecurityGroup)$/;

/** Resources that name no other one in the program, or only a place, and serve the whole account, network or project. */
const watchers =
  /^aws:(?:securityhub|macie2|guardduty|inspector2|accessanalyzer|shield|networkfirewall|wafv2|dlm|backup|cfg|organizations|budgets|costexplorer|synthetics)\/|^gcp:(?:orgpolicy|binaryauthorization|accesscontextmanager|securitycenter|gkebackup|cloudscheduler)\/|^azure-native:(?:security|recoveryservices|dataprotection|consumption|policyinsights):|:\w*(?:Budget|LogMetricFilter|LogDataProtectionPolicy|RuleGroupAssociation|HealthCheck|EncryptionByDefault|DefaultKmsKey|BlockPublicAccess|AccountPublicAccessBlock|AutomatedBackupsReplication|ReplicationConfiguration|ScanningConfiguration|LifecyclePolicy|BackupPolicy|SecretRotation|PasswordPolicy|UptimeCheckConfig|IAMAuditConfig|OrganizationPolicy|SecurityPolicy|ResourcePolicy|PolicyAssignment|ManagementPolicy|ImmutabilityPolicy|AuditingPolicy|TransparentDataEncryption|DdosProtectionPlan|WebTest|NetworkAcl|DefaultSecurityGroup|LogGroup|TopicPolicy|SecretPolicy|TableReplica|FederatedIdentityCredential|DhcpOptionsAssociation|AzureFirewall|RuleCollectionGroup|WebApplicationFirewallPolicy|LifecycleHook)$/;

function lossOfCloud(resource: PlannedResource, staying: ReadonlyMap<string, RegisteredResource>): string | undefined {
  const partners = Object.values(resource.propertyDependencies)
    .flat()
    .flatMap((urn) => staying.get(urn) ?? [])
    .filter(({ type }) => !places.test(type));
  if (isHarmlessAlone(resource)) {
    return undefined;
  }
  return partners.length > 0
    ? whileStaying(partners)
    : watchers.test(resource.type)
      ? "; the resources that relied on it stay"
      : undefined;
}

/** An object under another version of its API, or in another place of the program. */
export function isSameObject(gone: PlannedResource, come: PlannedResource): boolean {
  const name = text(gone.inputs, "metadata", "name");
  return (
    gone.type.startsWith("kubernetes:") &&
    name !== undefined &&
    kindOfPlanned(gone) === kindOfPlanned(come) &&
    name === text(come.inputs, "metadata", "name") &&
    namespaceIn(gone) === namespaceIn(come)
  );
}
