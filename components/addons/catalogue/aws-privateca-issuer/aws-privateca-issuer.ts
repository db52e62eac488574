import * as pulumi from "@pulumi/pulumi";
import { type CertificateManager, certificateIssuers, certificateManager, monitoring } from "../../../capabilities";
import { crdKind } from "../../../charts";
import { notEmpty } from "../../../checks";
import { checkCloudSite } from "../../cloud-site";
import { defineAddon } from "../../define";
import { externalIssuer } from "../../external-issuer";
import { containerResources, evictUnready, inPairs, onSystemPool, scrapers, spread } from "../../pods";
import { provideMany } from "../../provide";
import { checkAuthority } from "./check";
import type { AwsPrivatecaIssuerOptions } from "./options";
import { signingPermissions } from "./permissions";

const name = "aws-privateca-issuer";
const group = "awspca.cert-manager.io";
const version = `${group}/v1beta1` as const;
const kind = "AWSPCAClusterIssuer";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };
const metricsPort = 8080;

/** Signs certificates for cert-manager with authorities of AWS Private CA. */
export const awsPrivatecaIssuer = defineAddon<AwsPrivatecaIssuerOptions>({
  name,
  optionsType: "AwsPrivatecaIssuerOptions",
  summary: "lets cert-manager issue TLS certificates from AWS Private CA",
  whenRemoved: "certificates from AWS Private CA are no longer issued or renewed",
  chart: { repository: "https://cert-manager.github.io/aws-privateca-issuer", name, version: "v1.9.0" },
  images: {
    values: { "image.repository": "public.ecr.aws/k1n1h4h4/cert-manager-aws-privateca-issuer" },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  environment: { env: "map" },
  mounts: { volumes: "volumes", volumeMounts: "mounts" },
  monitors: ["serviceMonitor.labels"],
  pods: { placed: [""], ranked: [""] },
  namespace: name,
  crds: {
    how: "folder",
    upgrade: `helm show crds ${name} --repo https://cert-manager.github.io/aws-privateca-issuer --version v1.9.0 | kubectl apply --server-side --force-conflicts -f -`,
    kinds: [crdKind(version, kind, { scope: "Cluster" }), crdKind(version, "AWSPCAIssuer")],
  },
  clouds: {
    aws: true,
    gcp: "Google Cloud has its own authorities (use cert-manager-google-cas-issuer)",
    azure: "the add-on's pods cannot get an AWS identity on Azure",
    none: "the add-on's pods cannot get an AWS identity outside AWS",
  },
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition"] },
  check: ({ cluster, options: { issuers } }) => [
    checkCloudSite(cluster, { gcp: [], azure: [] }),
    ...notEmpty("issuers", issuers, "authority"),
    ...Object.entries(issuers ?? {}).flatMap(([key, issuer]) => checkAuthority(`issuers.${key}`, key, issuer)),
  ],
  needs: () => [{ capability: certificateManager }],
  wants: () => [{ capability: monitoring }],
  provides: [
    provideMany(
      certificateIssuers,
      ({ options: { issuers } }) =>
        Object.fromEntries(
          Object.entries(issuers).map(([key, issuer]) => [key, externalIssuer({ group, kind, name: key }, issuer)]),
        ),
      "resources",
    ),
  ],
  identities: ({ cluster, options: { issuers } }) => [
    {
      serviceAccount: name,
      permissions: { aws: signingPermissions(Object.values(issuers), cluster.cloudFacts?.partition) },
    },
  ],
  flows: ({ find }) => [
    {
      name,
      pods,
      ingress: scrapers(find(monitoring), metricsPort),
      egress: ["dns", "apiserver", "pod-identity", "cloud:443"],
    },
  ],
  values: ({ cluster, tier, find, identities }) => ({
    fullnameOverride: name,
    replicaCount: inPairs(tier).replicas,
    env: { AWS_REGION: cluster.cloudFacts?.region },
    serviceAccount: { name, annotations: identities[name]?.serviceAccountAnnotations ?? {} },
    podLabels: identities[name]?.podLabels ?? {},
    approverRole: approver(find(certificateManager)),
    podSecurityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: "RuntimeDefault" } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    podDisruptionBudget: { maxUnavailable: 1, ...evictUnready },
    topologySpreadConstraints: spread(pods, inPairs(tier)),
    ...onSystemPool,
    resources: containerResources({ cpu: "20m", memory: "64Mi", limit: "128Mi" }),
    serviceMonitor: { create: find(monitoring) !== undefined },
  }),
  customResources: ({ options: { issuers } }) =>
    Object.entries(issuers).map(([key, { authorityArn, role, template }]) => ({
      apiVersion: version,
      kind,
      name: key,
      scope: "Cluster",
      spec: {
        arn: authorityArn,
        region: pulumi.output(authorityArn).apply((arn) => arn.split(":")[3]),
        ...(role !== undefined && { role }),
        ...(template !== undefined && { pcaTemplate: { defaultTemplateName: template } }),
      },
    })),
});

function approver(manager: CertificateManager | undefined) {
  return { enabled: true, serviceAccountName: manager?.serviceAccount, namespace: manager?.namespace };
}
