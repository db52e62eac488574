import * as pulumi from "@pulumi/pulumi";
import { type CertificateManager, certificateIssuers, certificateManager, monitoring } from "../../capabilities";
import { crdKind } from "../../charts";
import { dnsLabel, matches, notEmpty } from "../../checks";
import type { AwsPermission } from "../../clusters/contract";
import { type CertificateLifetime, checkLifetime } from "../certificate-lifetime";
import { checkCloudSite } from "../cloud-site";
import { defineAddon } from "../define";
import { externalIssuer } from "../external-issuer";
import { containerResources, evictUnready, inPairs, onSystemPool, scrapers, spread } from "../pods";
import { provideMany } from "../provide";

/**
 * An authority of AWS Private CA.
 *
 * @example
 * ```ts
 * const awsPrivateCa: AwsPrivateCa = { authorityArn: "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/12345678-1234-1234-1234-123456789012" };
 * ```
 */
export interface AwsPrivateCa extends CertificateLifetime {
  /** ARN of the authority, of any account that shares it, and of any region. */
  readonly authorityArn: pulumi.Input<string>;
  /**
   * Template of all certificates, one for end entities, for instance `EndEntityServerAuthCertificate/V1`.
   * https://docs.aws.amazon.com/privateca/latest/userguide/template-definitions.html
   *
   * @default it follows from the usages of the certificate
   */
  readonly template?: string;
}

/**
 * Options of aws-privateca-issuer.
 *
 * @example
 * ```ts
 * awsPrivatecaIssuer({
 *   issuers: {
 *     company: { authorityArn: "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/12345678-1234-1234-1234-123456789012" },
 *   },
 * });
 * ```
 */
export interface AwsPrivatecaIssuerOptions {
  /** Authorities, at least one, by the name with which workloads choose them (`expose.issuer`). */
  readonly issuers: Readonly<Record<string, AwsPrivateCa>>;
}

const name = "aws-privateca-issuer";
const group = "awspca.cert-manager.io";
const version = `${group}/v1beta1` as const;
const kind = "AWSPCAClusterIssuer";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };
const metricsPort = 8080;

/** Signs certificates by authorities of AWS Private CA, for cert-manager. */
export const awsPrivatecaIssuer = defineAddon<AwsPrivatecaIssuerOptions>({
  name,
  optionsType: "AwsPrivatecaIssuerOptions",
  summary: "TLS certificates from authorities of AWS Private CA, for cert-manager",
  whenRemoved: "certificates of AWS Private CA are no longer issued or renewed",
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
    gcp: "certificates come from Google's CA Service there (cert-manager-google-cas-issuer)",
    azure: "its pods have no identity on AWS there",
    none: "its pods have no identity on AWS there",
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
    Object.entries(issuers).map(([key, { authorityArn, template }]) => ({
      apiVersion: version,
      kind,
      name: key,
      scope: "Cluster",
      spec: {
        arn: authorityArn,
        region: pulumi.output(authorityArn).apply((arn) => arn.split(":")[3]),
        ...(template !== undefined && { pcaTemplate: { defaultTemplateName: template } }),
      },
    })),
});

function approver(manager: CertificateManager | undefined) {
  return { enabled: true, serviceAccountName: manager?.serviceAccount, namespace: manager?.namespace };
}

/**
 * Returns the permissions to sign certificates of end entities only: without the condition, a request with `isCA` would get an authority.
 * https://docs.aws.amazon.com/privateca/latest/userguide/auth-JustEnoughPermissions.html, and with ArnLike AWS' own policy for users:
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSPrivateCAUser.html
 */
function signingPermissions(authorities: readonly AwsPrivateCa[], partition = "aws"): AwsPermission[] {
  const resources = authorities.map(({ authorityArn }) => authorityArn);
  const templates = ["EndEntity*", "BlankEndEntityCertificate*"];
  return [
    { actions: ["acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate"], resources },
    {
      actions: ["acm-pca:IssueCertificate"],
      resources,
      conditions: {
        ArnLike: { "acm-pca:TemplateArn": templates.map((each) => `arn:${partition}:acm-pca:::template/${each}`) },
      },
    },
  ];
}

function checkAuthority(path: string, key: string, issuer: AwsPrivateCa) {
  const { authorityArn, template } = issuer;
  const arnForm = /^arn:[a-z-]+:acm-pca:[a-z0-9-]+:\d{12}:certificate-authority\/[0-9a-f-]+$/;
  const arn = "the ARN of an authority, arn:aws:acm-pca:REGION:ACCOUNT:certificate-authority/ID";
  return [
    ...dnsLabel(path, key),
    ...checkLifetime(path, issuer),
    ...matches(`${path}.authorityArn`, authorityArn, arnForm, arn),
    ...matches(
      `${path}.template`,
      template,
      /^(Blank)?EndEntity\w+\/V\d$/,
      'a template for end entities such as "EndEntityServerAuthCertificate/V1"',
      "its permissions allow no others",
    ),
  ];
}
