import { matches, oneOf } from "../../checks";
import { expected, isPlain, type Problem } from "../../problems";
import type { Cloud, CloudFacts } from "../contract";
import { partitionOf } from "../shared-checks";
import type { IdentityFacts } from "./identity";

/** The form of a fact, as a pattern and in words. */
type Form = readonly [pattern: RegExp, words: string];

/** The forms of a cloud's names of accounts, regions, networks and identities. */
interface Forms {
  readonly accountId: Form;
  readonly region: Form;
  readonly networkId: Form;
  readonly identity: Form;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const vnet =
  /^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/[-\w.()]{1,90}\/providers\/Microsoft\.Network\/virtualNetworks\/[-\w.]{1,64}$/i;

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 * https://cloud.google.com/resource-manager/docs/creating-managing-projects and https://cloud.google.com/iam/docs/service-account-types
 * https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
const forms: Readonly<Record<Exclude<Cloud, "none">, Forms>> = {
  aws: {
    accountId: [/^\d{12}$/, "the twelve digits of an account"],
    region: [/^[a-z]{2}(-[a-z]+)+-\d+$/, "a region of AWS such as eu-central-1"],
    networkId: [/^vpc-([0-9a-f]{8}|[0-9a-f]{17})$/, "the id of a VPC, such as vpc-0a1b2c3d4e5f67890"],
    identity: [
      /^arn:aws[a-z-]*:iam::\d{12}:role\/([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
      "the ARN of the service account's IAM role",
    ],
  },
  gcp: {
    accountId: [/^[a-z][-a-z0-9:.]{4,61}[a-z0-9]$/, "the id of a project"],
    region: [/^[a-z]+-[a-z]+\d+$/, "a region of Google Cloud such as europe-west4"],
    networkId: [/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/, "the name of a network"],
    identity: [
      /^[a-z0-9][-a-z0-9]*@[-a-z0-9.]+\.gserviceaccount\.com$/,
      "the e-mail address of the Google service account for this service account",
    ],
  },
  azure: {
    accountId: [guid, "the id of a subscription"],
    region: [/^[a-z]+\d?$/, "a region of Azure such as westeurope"],
    networkId: [vnet, "the id of a virtual network, /subscriptions/…/virtualNetworks/NAME"],
    identity: [guid, "the client id of the service account's managed identity"],
  },
};

/** The forms of facts that only some clouds have. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const otherFacts: Readonly<Record<"clusterName" | "partition" | "projectNumber" | "resourceGroup" | "tenantId", Form>> =
  {
    clusterName: [/^\S+$/, "the name of the cluster, without spaces"],
    partition: [/^aws(-[a-z]+)*$/, "a partition of AWS such as aws"],
    projectNumber: [/^\d+$/, "the number of the project"],
    resourceGroup: [/^[-\w.()]{0,89}[-\w()]$/, "the name of a resource group"],
    tenantId: [guid, "the id of a Microsoft Entra tenant"],
  };

const account = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\/[a-z0-9]([-a-z0-9.]*[a-z0-9])?";

/** Lists the mistakes in the facts about a cluster's place in its cloud. */
export function checkCloudFacts(cloud: Cloud, facts: CloudFacts | undefined): Problem[] {
  if (facts === undefined) {
    return [];
  }
  if (cloud === "none") {
    return [
      expected(
        "cloud",
        "aws, gcp or azure, because cloudFacts are set",
        cloud,
        "set one of these clouds, or remove cloudFacts",
      ),
    ];
  }
  const { accountId, region, networkId } = forms[cloud];
  return [
    ...matches("cloudFacts.accountId", facts.accountId, ...accountId),
    ...matches("cloudFacts.region", facts.region, ...region),
    ...Object.entries(otherFacts).flatMap(([key, form]) =>
      matches(`cloudFacts.${key}`, facts[key as keyof typeof otherFacts], ...form),
    ),
    ...(cloud === "aws" ? oneOf("cloudFacts.partition", facts.partition, [partitionOf(facts.region)]) : []),
    ...(isPlain<string>(facts.networkId) ? matches("cloudFacts.networkId", facts.networkId, ...networkId) : []),
  ];
}

/** Lists the mistakes in the existing cloud identities of service accounts. */
export function checkIdentities(cloud: Cloud, identities: IdentityFacts): Problem[] {
  if (cloud === "none") {
    const isEmpty = Object.keys(identities).length === 0;
    return isEmpty
      ? []
      : [
          expected(
            "cloud",
            "aws, gcp or azure, because identities are set",
            cloud,
            "set one of these clouds, or remove identities",
          ),
        ];
  }
  const [pattern, words] = forms[cloud].identity;
  return Object.entries(identities).flatMap(([name, identity]) => [
    ...matches(`identities.${name}`, name, new RegExp(`^${account}$`), "namespace/name of a service account"),
    ...matches(`identities.${name}`, identity, pattern, words),
  ]);
}
