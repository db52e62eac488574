import { text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import { kindOfPlanned, labelOfPlanned } from "../../words";
import type { Compared } from "../contract";
import { kept } from "../found";
import { rule } from "../rule";
import { isAwsAuth } from "./aws-auth";
import { isRight } from "./rights";

/*
 * Resources that own a whole list which others share. They remove every entry that they do not list, whoever created it. No plan shows these entries.
 */

/** A type that owns a whole set. */
interface Owner {
  readonly type: RegExp;
  /** The inputs that name the set's place; everything but these may change without another set. */
  readonly of: RegExp;
  readonly loses: string;
}

/** https://www.pulumi.com/registry/packages/gcp/api-docs/projects/iambinding/ and its like: who has the role in a project, of a bucket, … */
const bindingPlace = /^(?!(?:members?|condition|policyData|etag|options|provider)$)/;

const owners: readonly Owner[] = [
  {
    type: /^gcp:.*I(?:AM|am)Binding$/,
    of: bindingPlace,
    loses: "everybody else loses the role, even Google's service agents",
  },
  {
    type: /^gcp:.*I(?:AM|am)Policy$/,
    of: bindingPlace,
    loses: "everybody else loses all roles on that resource, even Google's service agents",
  },
  /* https://www.pulumi.com/registry/packages/aws/api-docs/iam/policyattachment/ */
  {
    type: /^aws:iam\/policyAttachment:/,
    of: /^policyArn$/,
    loses: "every other role, user and group of the account loses the policy",
  },
  /* https://www.pulumi.com/registry/packages/aws/api-docs/iam/groupmembership/ */
  { type: /^aws:iam\/groupMembership:/, of: /^group$/, loses: "everybody else leaves the group" },
  /* Among others, https://www.pulumi.com/registry/packages/aws/api-docs/iam/rolepolicyattachmentsexclusive/ */
  {
    type: /^aws:\w+\/\w+Exclusive:/,
    of: /(?:Name|Id|Arn)$/,
    loses: "all other entries of this kind are removed",
  },
  /* https://www.pulumi.com/registry/packages/aws/api-docs/ec2/defaultsecuritygroup/, defaultnetworkacl and defaultroutetable */
  {
    type: /^aws:ec2\/default(?:SecurityGroup|NetworkAcl|RouteTable):/,
    of: /^(?:vpcId|defaultNetworkAclId|defaultRouteTableId)$/,
    loses: "all other rules and routes are removed",
  },
];

/** Inputs of resources that own a whole set as soon as they are given. */
interface OwningInput extends Owner {
  readonly inputs: readonly string[];
  /** The types whose resources are part of the set; without any of them, nothing is lost. @default anybody may add to it, unseen */
  readonly parts?: RegExp;
}

const owningInputs: readonly OwningInput[] = [
  /* https://www.pulumi.com/registry/packages/aws/api-docs/iam/role/ */
  {
    type: /^aws:iam\/role:/,
    of: /^$/,
    inputs: ["managedPolicyArns", "inlinePolicies"],
    loses: "all other policies are removed from the role",
  },
  /* https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/, networkacl and routetable */
  {
    type: /^aws:ec2\/(?:securityGroup|networkAcl|routeTable):/,
    of: /^$/,
    inputs: ["ingress", "egress", "routes"],
    parts: /^aws:(?:vpc\/securityGroup(?:In|E)gressRule|ec2\/(?:securityGroupRule|networkAclRule|route)):/,
    loses: "rules and routes that are separate resources are removed",
  },
  /* https://www.pulumi.com/registry/packages/azuread/api-docs/groupmember/ */
  {
    type: /^azuread:index\/group:/,
    of: /^$/,
    inputs: ["members", "owners"],
    loses: "everybody else leaves the group",
  },
];

/** Lists resources that newly own a whole set, unless the set's place is new, too. */
export const wholeSetLines = rule("unprotected", ({ before: old, found }) => {
  const isNew = newPlaces(found.created);
  const come = found.created.flatMap((each) => ownersOf(each, isNew));
  const staying = kept(found);
  const moved = staying.flatMap(({ after, properties }) =>
    ownersOf(after, isNew).filter(({ owner }) =>
      properties.some(({ path }) => owner.of.test(path.split(/[.[]/)[0] ?? "")),
    ),
  );
  const given = staying.flatMap(({ before, after }) =>
    owningInputs
      .filter(({ type, parts }) => type.test(after.type) && (parts === undefined || hasParts(before, parts, old)))
      .flatMap((owner) => {
        const first = owner.inputs.find(
          (input) => before.inputs[input] === undefined && after.inputs[input] !== undefined,
        );
        return first === undefined ? [] : [`${labelOfPlanned(after)}: now owns all ${first}: ${owner.loses}`];
      }),
  );
  const lines = [...come, ...moved].map(
    ({ each, owner }) => `${labelOfPlanned(each)}: now owns the whole list: ${owner.loses}`,
  );
  return [...lines, ...given];
});

function hasParts({ urn }: PlannedResource, parts: RegExp, all: Compared["before"]): boolean {
  return all.some(
    ({ type, propertyDependencies }) => parts.test(type) && Object.values(propertyDependencies).flat().includes(urn),
  );
}

/**
 * The ConfigMap that lets nodes and people into an EKS cluster. A new one replaces the cluster's own ConfigMap.
 * https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html
 */
const awsAuth: Owner = {
  type: /^kubernetes:core\/v1:ConfigMap/,
  of: /^$/,
  loses: "all other nodes and people lose access to the cluster",
};

function ownersOf(each: PlannedResource, isNew: (resource: PlannedResource, of: RegExp) => boolean) {
  const own = isAwsAuth(each) ? [awsAuth] : owners.filter(({ type }) => type.test(each.type));
  return own.filter(({ of }) => !isNew(each, of)).map((owner) => ({ each, owner }));
}

/** Returns a function that reports whether the place of a set is created in the same change. A project is only a place if nothing else is. */
function newPlaces(created: readonly PlannedResource[]) {
  const urns = new Set(created.map(({ urn }) => urn));
  const hasCluster = created.some((each) => kindOfPlanned(each) === "aws.eks.Cluster");
  const names = new Set(
    created
      .filter((each) => !isRight(each) && !owners.some(({ type }) => type.test(each.type)))
      .flatMap((each) => placeNames.flatMap((key) => nameIn(each, each.inputs[key]) ?? [])),
  );
  return (resource: PlannedResource, of: RegExp): boolean => {
    if (isAwsAuth(resource)) {
      return hasCluster;
    }
    const { inputs, propertyDependencies } = resource;
    const places = Object.keys({ ...inputs, ...propertyDependencies }).filter((key) => of.test(key));
    const own = places.filter((key) => !/^(?:project|role|location|region)$/.test(key));
    return (own.length === 0 ? places.filter((key) => key === "project") : own).some((key) => {
      const name = nameIn(resource, inputs[key]);
      return (propertyDependencies[key] ?? []).some((urn) => urns.has(urn)) || (name !== undefined && names.has(name));
    });
  };
}

/** Inputs with which other resources of the same service name a resource. */
const placeNames = ["name", "bucket", "secretId"];

function nameIn({ type }: PlannedResource, value: unknown): string | undefined {
  const name = text(value);
  return name === undefined ? undefined : `${type.split("/")[0] ?? ""} ${name}`;
}
