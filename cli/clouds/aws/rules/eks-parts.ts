import { all, byId } from "../../account";
import { type CloudFault, type CloudRule, type CloudRules } from "../../contract";
import { recordsAt, textAt } from "../../properties";
import { clusterRules, minorOf, ofCluster } from "./eks-cluster";
import { nodeGroupRules } from "./eks-node-groups";

const invalid = (message: string): CloudFault => ({ code: "InvalidParameterException", message });

/** What EKS installs. https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html */
const knownAddons = new Set([
  "adot",
  "amazon-cloudwatch-observability",
  "aws-ebs-csi-driver",
  "aws-efs-csi-driver",
  "aws-fsx-csi-driver",
  "aws-guardduty-agent",
  "aws-mountpoint-s3-csi-driver",
  "aws-network-flow-monitoring-agent",
  "aws-privateca-connector-for-kubernetes",
  "aws-secrets-store-csi-driver-provider",
  "cert-manager",
  "coredns",
  "eks-node-monitoring-agent",
  "eks-pod-identity-agent",
  "external-dns",
  "fluent-bit",
  "kube-proxy",
  "kube-state-metrics",
  "metrics-server",
  "prometheus-node-exporter",
  "snapshot-controller",
  "vpc-cni",
]);

const addonName: CloudRule = ({ inputs }) => {
  const name = textAt(inputs, "addonName");
  return knownAddons.has(name) ? undefined : invalid(`Addon ${name} specified is not supported`);
};

const addonVersion: CloudRule = ({ inputs }, account) => {
  const version = textAt(inputs, "addonVersion");
  const cluster = byId(account, "aws:eks/cluster:Cluster", textAt(inputs, "clusterName"));
  const kubernetes = textAt(cluster?.state, "version");
  const ofProxy = /^v1\.(\d+)\./.exec(textAt(inputs, "addonName") === "kube-proxy" ? version : "");
  // kube-proxy goes with the minor of the control plane, at most three behind it.
  const tooFar = ofProxy !== null && kubernetes !== "" && !within(minorOf(kubernetes) - Number(ofProxy[1]), 3);
  return version === "" || (/^v\d+\.\d+\.\d+-eksbuild\.\d+$/.test(version) && !tooFar)
    ? undefined
    : invalid(`Addon version specified is not supported`);
};

function within(difference: number, most: number): boolean {
  return difference >= 0 && difference <= most;
}

const addonValues: CloudRule = ({ inputs }) => {
  const values = textAt(inputs, "configurationValues");
  return values === "" || isJsonObject(values)
    ? undefined
    : invalid(`ConfigurationValue provided in request is not supported: it is not JSON: ${values.slice(0, 60)}`);
};

function isJsonObject(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    // EKS takes YAML as well; a mapping of one level is all that can be told without a parser.
    return /^[\w-]+:/m.test(text);
  }
}

/** One role for each service account, an add-on's associations among them. https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html */
const freeServiceAccount: CloudRule = ({ inputs, type }, account) => {
  const clusterName = textAt(inputs, "clusterName");
  const ofAddons = all(account, "aws:eks/addon:Addon").filter(({ state }) => state.clusterName === clusterName);
  const taken = new Set(
    ofAddons
      .flatMap(({ state }) => recordsAt(state, "podIdentityAssociations"))
      .map((one) => `kube-system/${textAt(one, "serviceAccount")}`),
  );
  const own = all(account, "aws:eks/podIdentityAssociation:PodIdentityAssociation").filter(
    ({ state }) => state.clusterName === clusterName,
  );
  for (const { state } of own) {
    taken.add(`${textAt(state, "namespace")}/${textAt(state, "serviceAccount")}`);
  }
  const wanted =
    type === "aws:eks/addon:Addon"
      ? recordsAt(inputs, "podIdentityAssociations").map((one) => `kube-system/${textAt(one, "serviceAccount")}`)
      : [`${textAt(inputs, "namespace")}/${textAt(inputs, "serviceAccount")}`];
  const twice = wanted.find((one) => taken.has(one));
  return twice === undefined
    ? undefined
    : {
        code: "ResourceInUseException",
        message: `Association already exists for the service account ${twice}`,
        status: 409,
      };
};

/** https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html */
const accessPolicies = new Set([
  "AmazonEKSAdminPolicy",
  "AmazonEKSClusterAdminPolicy",
  "AmazonEKSAdminViewPolicy",
  "AmazonEKSEditPolicy",
  "AmazonEKSViewPolicy",
  "AmazonEKSSecretReaderPolicy",
  "AmazonEKSAutoNodePolicy",
  "AmazonEKSClusterInsightsPolicy",
  "AmazonEKSHybridPolicy",
]);

const accessPolicy: CloudRule = ({ inputs }) => {
  const arn = textAt(inputs, "policyArn");
  const [, name = ""] = /^arn:aws[a-z-]*:eks::aws:cluster-access-policy\/(\w+)$/.exec(arn) ?? [];
  return accessPolicies.has(name) ? undefined : invalid("The policyArn parameter format is not valid");
};

const accessEntryThere: CloudRule = ({ inputs }, account) =>
  all(account, "aws:eks/accessEntry:AccessEntry").some(
    ({ state }) => state.clusterName === inputs.clusterName && state.principalArn === inputs.principalArn,
  )
    ? undefined
    : { code: "ResourceNotFoundException", message: "The specified principalArn could not be found.", status: 404 };

/** https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html */
const principal: CloudRule = ({ inputs }) =>
  /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/.+$/.test(textAt(inputs, "principalArn"))
    ? undefined
    : invalid("The specified principalArn is invalid: invalid principal.");

/** Rules of clusters and what belongs to them. */
export const eksRules: CloudRules = {
  "aws:eks/cluster:Cluster": clusterRules,
  "aws:eks/nodeGroup:NodeGroup": nodeGroupRules,
  "aws:eks/addon:Addon": {
    create: [ofCluster, addonName, addonVersion, addonValues, freeServiceAccount],
    update: [addonVersion, addonValues],
  },
  "aws:eks/accessEntry:AccessEntry": { create: [ofCluster, principal] },
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": { create: [ofCluster, accessPolicy, accessEntryThere] },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": { create: [ofCluster, freeServiceAccount] },
};
