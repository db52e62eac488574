import { shortened } from "../../../shortened";
import { isRecord, items, parsed, text } from "../../../values";
import type { CloudRule } from "../../contract";
import { said } from "../../shown";
import { regionalArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { longAgo } from "../long-ago";
import { regional } from "../replaced-by";
import { inUse, invalid } from "./faults";
import { clusterOf, ofCluster } from "./of-cluster";
import { addonAccounts, areFree } from "./service-accounts";
import { minorOf } from "./versions";

/** The add-ons that EKS installs. https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html */
const knownNames = new Set([
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

const isKnown: CloudRule = ({ inputs }) => {
  const name = text(inputs, "addonName") ?? "";
  return knownNames.has(name) ? undefined : invalid(`Addon ${name} specified is not supported`);
};

const isAddonVersion: CloudRule = ({ inputs }, account) => {
  const version = text(inputs, "addonVersion");
  const kubernetes = text(clusterOf(account, inputs)?.state, "version");
  const isProxy = inputs.addonName === "kube-proxy";
  return version === undefined ||
    (/^v\d+\.\d+\.\d+-eksbuild\.\d+$/.test(version) && !(isProxy && isFarFrom(kubernetes, version)))
    ? undefined
    : invalid("Addon version specified is not supported");
};

/** kube-proxy may be up to three minors behind the control plane, and never ahead of it. */
function isFarFrom(kubernetes: string | undefined, version: string): boolean {
  const behind = kubernetes === undefined ? 0 : minorOf(kubernetes) - minorOf(version);
  return behind < 0 || behind > 3;
}

/** EKS accepts YAML as well. Without a parser, only a mapping of one level can be recognized. */
const isConfiguration: CloudRule = ({ inputs }) => {
  const values = text(inputs, "configurationValues");
  return values === undefined || typeof parsed(values) === "object" || /^[\w-]+:/m.test(values)
    ? undefined
    : invalid(`ConfigurationValue provided in request is not supported: it is not JSON: ${values.slice(0, 60)}`);
};

/** Managed add-ons. https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAddon.html */
export const addon: AwsType = {
  token: "aws:eks/addon:Addon",
  label: "EKS Add-On",
  api: api("EKS", "Addon", "UpdateAddon"),
  id: ({ inputs }) => [text(inputs, "clusterName"), text(inputs, "addonName")].join(":"),
  computed: ({ place, name, inputs }) => {
    const path = ["addon", text(inputs, "clusterName"), text(inputs, "addonName"), place.newId("", name)].join("/");
    return {
      arn: regionalArn(place, "eks", path),
      addonVersion: text(inputs, "addonVersion") ?? "v1.0.0-eksbuild.1",
      createdAt: longAgo,
      modifiedAt: longAgo,
    };
  },
  refuses: {
    create: [ofCluster, isKnown, isAddonVersion, isConfiguration, areFree(addonAccounts)],
    update: [isAddonVersion, isConfiguration],
  },
  unique: { by: ["clusterName", "addonName"], fault: () => inUse("Addon already exists.") },
  replacedBy: regional("eks/addon.go", ["addonName", "clusterName"]),
  shown: {
    title: ({ inputs }) => text(inputs.addonName),
    values: ({ inputs }) => [
      text(inputs.addonVersion) ?? "unpinned",
      said("configured", shortened(settings(parsed(inputs.configurationValues)))),
      ...items(inputs.podIdentityAssociations).map(({ serviceAccount }) => said("identity", serviceAccount)),
    ],
  },
};

/** Lists the leaves of a configuration as `path=value`. */
function settings(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) {
    return [`${path}=[${value.length}]`];
  }
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([key, item]) => settings(item, path === "" ? key : `${path}.${key}`));
  }
  return value === undefined ? [] : [`${path}=${typeof value === "string" ? value : JSON.stringify(value)}`];
}
