import { cloudOf, factsOf } from "../../../../clouds";
import type { PlannedResource } from "../../../planned-resource";
import { isPrecious } from "../../precious";
import { isComponent } from "../../words";
import { isCustomResource } from "../custom-resources";
import { hasAccessList } from "../network";
import { linkedTo } from "../object-links";
import { isAdmissionPolicy } from "../protection";
import { isToldAsRight } from "../rights";
import { isWhole } from "../wholes";

/*
 * New resources that are not part of a new application. Most have no effect until another resource names them. If no rule covers a resource, it may
 * affect existing ones: a rule of a service mesh, a policy of an organisation, a command, or a schedule that stops a database.
 */

/** Returns the new resources whose effect on existing resources a person must judge. */
export function unknownNewcomers(
  come: readonly PlannedResource[],
  created: readonly PlannedResource[],
): PlannedResource[] {
  const wholes = created.filter((each) => isWhole(each) && !isComponent(each));
  return come.filter((each) => isUnknown(each) && !wholes.some((whole) => belongsTo(each, whole)));
}

function isUnknown(resource: PlannedResource): boolean {
  const { type, read } = resource;
  if (
    read === true ||
    isComponent(resource) ||
    type.startsWith("pulumi:") ||
    isWhole(resource) ||
    isPrecious(resource)
  ) {
    return false;
  }
  if (type.startsWith("kubernetes:")) {
    return isCustomResource(resource) && !isAdmissionPolicy(resource) && !harmlessKinds.test(type);
  }
  const isKnown = isToldAsRight(resource) || factsOf(type) !== undefined || hasAccessList(resource);
  return !isKnown && !locksChanges(resource) && !harmlessTypes.test(type);
}

/** Custom resources that only watch, create a Secret or a certificate, or hold their own data. Also ways in, which the lines about hosts show. */
const harmlessKinds =
  /^kubernetes:(?:monitoring\.(?:coreos|googleapis)\.com\/\w+:(?:ServiceMonitor|PodMonitor|PodMonitoring|Probe|PrometheusRule|Rules|ScrapeConfig)|cert-manager\.io\/\w+:Certificate|(?:external-secrets|bitnami)\.\w+\/\w+:(?:ExternalSecret|SealedSecret)|gateway\.networking\.k8s\.io\/|keda\.sh\/\w+:(?:ScaledObject|ScaledJob|TriggerAuthentication)|snapshot\.storage\.k8s\.io\/\w+:VolumeSnapshot|velero\.io\/\w+:(?:Schedule|Backup)|grafana\.\w+(?:\.\w+)*\/|karpenter\.|cilium\.io\/\w+:Cilium(?:Clusterwide)?NetworkPolicy|argoproj\.io\/\w+:(?:Application|AppProject)|traefik\.io\/\w+:Middleware|postgresql\.cnpg\.io\/|kafka\.strimzi\.io\/\w+:(?:Kafka|KafkaTopic|KafkaNodePool)|elasticsearch\.k8s\.elastic\.co\/|kibana\.k8s\.elastic\.co\/|rabbitmq\.com\/|acid\.zalan\.do\/)/;

/**
 * Types of clouds and other providers that do not affect existing resources, by the ends of their names. Other lines show permissions, hosts and
 * stores.
 */
const harmlessTypes =
  /^(?:random|tls|time|null|archive|docker|synced-folder):|^aws:(?:s3\/bucket|iam\/|ecr\/repository)\w*|:\w*(?:Alarm|AlertPolicy|MetricAlert|ScheduledQueryRule|Monitor|Dashboard|UptimeCheckConfig|HealthCheck|NotificationChannel|ActionGroup|Budget|LogGroup|LogStream|LogMetricFilter|LogMetric|FlowLog|DiagnosticSetting|Workspace|Component|Topic|Queue|EventBus|Subscription|TopicSubscription|EventSourceMapping|Record|RecordSet|ResourceRecordSet|Zone|Parameter|Secret|SecretVersion|Certificate|CertificateValidation|ManagedSslCertificate|Key|CryptoKey|KeyRing|Alias|Function|LayerVersion|TargetGroup|TargetGroupAttachment|LaunchTemplate|TaskDefinition|Service|Job|ParameterGroup|SubnetGroup|OptionGroup|InstanceProfile|KeyPair|Tag|Object|Blob|Container|BackupPlan|BackupVault|BackupSelection|Plan|Vault|Selection|BackendBucket|BackendService|NetworkEndpointGroup|Database|User|ServiceAccount|Snapshot|ClusterSnapshot|Document|ResourceShare|WorkloadIdentityPool|WorkloadIdentityPoolProvider|TransitGateway|NetworkPeering|SharedVPCServiceProject|ResourceGroup|UserAssignedIdentity|Stage|Deployment|Integration|CachePolicy|OriginRequestPolicy|ResponseHeadersPolicy|OriginAccessControl|Cluster|Instance|AppServicePlan|UserPoolClient|DataSource|Table|View|Dataset)$/;

/** Reports whether a new resource is a part of a new application, or is used by one. */
function belongsTo(resource: PlannedResource, whole: PlannedResource): boolean {
  if (resource.type.startsWith("kubernetes:") && whole.type.startsWith("kubernetes:")) {
    return linkedTo(resource)(whole) || linkedTo(whole)(resource);
  }
  return names(resource, whole) || names(whole, resource);
}

function names({ dependsOn, parent, propertyDependencies }: PlannedResource, { urn }: PlannedResource): boolean {
  return parent === urn || dependsOn.includes(urn) || Object.values(propertyDependencies).flat().includes(urn);
}

/** Reports a lock that stops every change, not only deletions. https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources */
export function locksChanges({ type, inputs }: PlannedResource): boolean {
  return cloudOf(type) !== undefined && /:ManagementLock\w*$/.test(type) && inputs.level === "ReadOnly";
}
