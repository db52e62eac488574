import type { RegisteredResource } from "../../../../../components/testing";
import { isRecord, text, texts } from "../../../../values";
import { labelOf } from "../../../label";
import { isOfAnyAccount } from "./any-account";
import type { Condition, Grant } from "./grant";

/* Cloud resources that admit others by an input, not by a policy: permissions, shares, grants of keys and peerings. */

/** The input that names who may use a resource, for one type or for all types of AWS. */
interface Sharing {
  readonly type: RegExp;
  /** The last name of the inputs with the identities. */
  readonly to: RegExp;
  /** Their permissions, unless the inputs `action`, `operations` or `permissions` set them. */
  readonly may: string;
  /** Whether the account of the program is never among them: nobody shares with himself. */
  readonly isOutside?: true;
}

/** Names of inputs that name the identities in every type. */
const others: Sharing = {
  type: /^aws:/,
  to: /^(?:granteePrincipal|allowedPrincipals|sharedAccounts|consumerIdentifier)$/,
  may: "use",
};

const sharings: readonly Sharing[] = [
  /* https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyImageAttribute.html, also of snapshots. */
  {
    type: /^aws:ec2\/(?:amiLaunchPermission|snapshotCreateVolumePermission):/,
    to: /^(?:accountId|group|organizationArn|organizationalUnitArn)$/,
    may: "copy",
    isOutside: true,
  },
  /* https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBSnapshotAttribute.html */
  { type: /^aws:\w+\/\w*snapshot\w*:/i, to: /^sharedAccounts$/, may: "copy", isOutside: true },
  /* https://docs.aws.amazon.com/ram/latest/APIReference/API_AssociateResourceShare.html */
  { type: /^aws:ram\/principalAssociation:/, to: /^principal$/, may: "use", isOutside: true },
  /* https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcPeeringConnection.html */
  { type: /^aws:ec2\/vpcPeeringConnection:/, to: /^peerOwnerId$/, may: "connect", isOutside: true },
  /* https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ReplicationDestination.html */
  { type: /^aws:ecr\/replicationConfiguration:/, to: /^registryId$/, may: "get every image", isOutside: true },
  /* https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ModifyDocumentPermission.html */
  { type: /^aws:ssm\/document:/, to: /^accountIds$/, may: "use", isOutside: true },
  /* https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html */
  { type: /^aws:kms\/grant:/, to: /^granteePrincipal$/, may: "use" },
  /* https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#add-remove-permissions */
  { type: /^aws:ec2\/vpcEndpointService\w*:/, to: /^(?:allowedPrincipals|principalArn)$/, may: "connect" },
  /* Among others, https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
  { type: /^aws:\w+\/\w*permissions?:/i, to: /^principal$/, may: "use" },
  /* https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview */
  { type: /^azure-native:network:VirtualNetworkPeering$/, to: /^id$/, may: "connect", isOutside: true },
  /* https://cloud.google.com/vpc/docs/vpc-peering */
  { type: /^gcp:compute\/networkPeering:/, to: /^peerNetwork$/, may: "connect", isOutside: true },
  others,
];

/** Lists the identities that a cloud resource admits, as far as its inputs name them. */
export function sharedGrants(resource: RegisteredResource): Grant[] {
  return sharings
    .filter(({ type }) => type.test(resource.type))
    .slice(0, 1)
    .flatMap((sharing) => grantsOf(resource, sharing));
}

/** Reports whether this file has an entry for the type itself. */
export function namesWhom({ type }: Pick<RegisteredResource, "type">): boolean {
  return sharings.some((sharing) => sharing !== others && sharing.type.test(type));
}

function grantsOf(resource: RegisteredResource, { to, may, isOutside }: Sharing): Grant[] {
  const { inputs } = resource;
  const when = conditionsOf(resource);
  const said = [text(inputs, "action") ?? [], texts(inputs, "operations"), texts(inputs, "permissions")].flat();
  return identitiesIn(inputs, to).flatMap((identity) => {
    const isUnbound = !when.some(binds);
    const isEverybody = /^(?:\*|all|arn:aws:iam::\*:.*)$/i.test(identity);
    const isAnyAccounts = isUnbound && isService.test(identity) && isInvoked.test(resource.type);
    const who = isEverybody ? "everybody" : isAnyAccounts ? `${identity} of any account` : identity;
    return (said.length === 0 ? [may] : said).map((action) => ({
      who,
      may: action,
      on: labelOf(resource),
      when,
      boundless: isUnbound && (isEverybody || isAnyAccounts),
      ...(isOutside === true ? { outside: true as const } : {}),
    }));
  });
}

/** Finds the values of inputs with a name, at any depth. Several accounts may be one text with commas. */
function identitiesIn(value: unknown, to: RegExp): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => identitiesIn(item, to));
  }
  if (!isRecord(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([name, item]) =>
    to.test(name) ? texts([item].flat()).flatMap((given) => given.split(/\s*,\s*/)) : identitiesIn(item, to),
  );
}

/**
 * If a function lets in a service without saying from where, other accounts can make that service call it.
 * https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
const isInvoked = /^aws:lambda\/permission:/;
const isService = /^[\w-]+(?:\.[\w-]+)*\.amazonaws\.com(?:\.cn)?$/;

const conditionInputs = ["sourceArn", "sourceAccount", "principalOrgId", "functionUrlAuthType", "eventSourceToken"];
const binding = new Set(["sourceArn", "sourceAccount", "principalOrgId", "eventSourceToken", "condition"]);

/** Reports whether a condition keeps somebody out. Lambda takes wildcards. */
function binds({ test, values }: Condition): boolean {
  const isAnything = (value: string) => /^[*?]+$/.test(value) || (test === "sourceArn" && isOfAnyAccount(value));
  return binding.has(test) && !values.some(isAnything);
}

/** Reads the inputs that limit a permission. An input that is known only later limits it, too. */
function conditionsOf({ inputs, propertyDependencies }: RegisteredResource): Condition[] {
  const own = conditionInputs.flatMap((test): Condition[] => {
    const given = text(inputs, test);
    const isLater = inputs[test] !== undefined || (propertyDependencies[test] ?? []).length > 0;
    return given !== undefined || isLater
      ? [{ test, operator: "StringEquals", values: [given ?? "(known later)"] }]
      : [];
  });
  const organisation = isRecord(inputs.condition) ? text(inputs.condition, "value") : undefined;
  return organisation === undefined
    ? own
    : [...own, { test: "condition", operator: "StringEquals", values: [organisation] }];
}
