import { isDeepStrictEqual } from "node:util";
import { cloudOf } from "../../../../clouds";
import { text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import type { Difference } from "../../difference";
import { isPrecious } from "../../precious";
import { labelOfPlanned } from "../../words";
import type { Compared, HeadLine } from "../contract";
import { joinedSaid } from "../said";

/* Cloud resources that connect other resources. The end of its type identifies each kind: https://www.pulumi.com/registry/ */
const ways: readonly (readonly [kinds: RegExp, loss: string])[] = [
  [
    /^(?:Route|RouteTableAssociation|RouteTablePropagation|MainRouteTableAssociation|VpcPeeringConnection|PeeringAttachment|VpcAttachment|VpnAttachment|VirtualNetworkPeering|NetworkPeering|VpnConnection|VpnConnectionRoute|VpnGateway|VpnGatewayAttachment|VpnGatewayRoutePropagation|VPNTunnel|VPNGateway|HaVpnGateway|RouterInterface|RouterPeer|InterconnectAttachment|VirtualNetworkGateway|VirtualNetworkGatewayConnection|LocalNetworkGateway|InternetGateway|EgressOnlyInternetGateway|NatGateway|RouterNat|VirtualNetworkLink|ZoneAssociation|ResolverRuleAssociation)$/,
    "the networks stay, but lose this connection",
  ],
  [
    /^(?:VpcEndpoint|PrivateEndpoint|PrivateDnsZoneGroup|ServiceAttachment|Connector|VpcConnector|NetworkConnectionPolicy)$/,
    "the network stays, but loses this connection to the service",
  ],
  [
    /^(?:Listener|ListenerRule|LoadBalancer|TargetGroupAttachment|Attachment|Distribution|AFDEndpoint|Route|RuleSet|ApplicationGateway|FrontDoor|Endpoint|ForwardingRule|GlobalForwardingRule|URLMap|TargetHttpsProxy|TargetHttpProxy|BackendService|RestApi|Api|Stage|BasePathMapping|ApiMapping|DomainName|DomainMapping|FunctionUrl|Accelerator)$/,
    "the backends stay, but no traffic reaches them this way",
  ],
  [/^(?:Record|RecordSet|PrivateRecordSet)$/, "the DNS zone stays, but the name no longer resolves"],
  [
    /^(?:EventSourceMapping|TopicSubscription|BucketNotification|Notification|EventTarget|EventRule|Rule|EventSubscription|Schedule|Trigger|LogSubscriptionFilter)$/,
    "the target stays, but nothing triggers it this way any more",
  ],
];

/** Rules between two groups of machines, and rules that let traffic out. Lines about addresses show the other rules. */
const ruleOfGroups = /^(?:SecurityGroupIngressRule|SecurityGroupEgressRule|SecurityGroupRule|Firewall|SecurityRule)$/;

/**
 * Lists deleted resources that connected others, if both ends stay and no new resource of the same kind connects them. If you remove a network or an
 * application, its ends are deleted, too.
 */
export function severedLines({ found }: Compared): HeadLine[] {
  return joinedSaid(
    severed(found).map(({ resource, loss }) => ({
      class: "unprotected",
      label: `${labelOfPlanned(resource)}${targetOf(resource)}`,
      what: `deleted; ${loss}`,
    })),
  );
}

/** A deleted resource that connected others, and the consequence for them. */
interface Severed {
  readonly resource: PlannedResource;
  readonly loss: string;
}

/** Finds deleted resources that connected others, which stay. */
export function severed(found: Pick<Difference, "created" | "deleted">): Severed[] {
  const going = new Set(found.deleted.filter(({ type }) => !type.endsWith(":SecurityGroup")).map(({ urn }) => urn));
  return found.deleted.flatMap((each) => {
    const loss = lossOf(each);
    const isRetired = Object.values(each.propertyDependencies)
      .flat()
      .some((urn) => going.has(urn));
    const isKept = each.options.retainOnDelete === true || isPrecious(each);
    return loss === undefined || isRetired || isKept || found.created.some((other) => connectsSame(each, other))
      ? []
      : [{ resource: each, loss }];
  });
}

function lossOf(resource: PlannedResource): string | undefined {
  if (cloudOf(resource.type) === undefined) {
    return undefined;
  }
  const kind = resource.type.slice(resource.type.lastIndexOf(":") + 1);
  if (ruleOfGroups.test(kind)) {
    return connectsMachines(resource, kind) ? "the machines stay, but lose this connection" : undefined;
  }
  return ways.find(([kinds]) => kinds.test(kind))?.[1];
}

function connectsMachines({ inputs }: PlannedResource, kind: string): boolean {
  const isOfGroups = ["referencedSecurityGroupId", "sourceSecurityGroupId", "sourceTags", "sourceServiceAccounts"].some(
    (key) => inputs[key] !== undefined,
  );
  const denies = inputs.denies !== undefined || inputs.access === "Deny";
  const isOut =
    kind === "SecurityGroupEgressRule" ||
    inputs.type === "egress" ||
    inputs.direction === "EGRESS" ||
    inputs.direction === "Outbound";
  return !denies && (isOfGroups || isOut);
}

/** Names the other end, which says more than the resource's name. */
function targetOf({ inputs }: PlannedResource): string {
  const known = ["destinationCidrBlock", "destRange", "addressPrefix", "serviceName"].flatMap(
    (key) => text(inputs, key) ?? [],
  );
  return known.length === 0 ? "" : ` (${known.join(", ")})`;
}

/** Names and tags do not connect anything. */
const incidental = /^(?:name|description|tags|tagsAll|labels|namePrefix)$/;

/** Reports whether a new resource connects or configures the same as a deleted one. */
export function connectsSame(gone: PlannedResource, come: PlannedResource): boolean {
  const own = (resource: PlannedResource) =>
    Object.fromEntries(Object.entries(resource.inputs).filter(([key]) => !incidental.test(key)));
  return (
    gone.type === come.type &&
    isDeepStrictEqual(own(gone), own(come)) &&
    isDeepStrictEqual(gone.propertyDependencies, come.propertyDependencies)
  );
}
