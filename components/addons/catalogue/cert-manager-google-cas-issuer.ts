import { type CertificateManager, certificateIssuers, certificateManager } from "../../capabilities";
import { crdKind } from "../../charts";
import { dnsLabel, matches, notEmpty } from "../../checks";
import type { GcpPermission } from "../../clusters/contract";
import { type CertificateLifetime, checkLifetime } from "../certificate-lifetime";
import { checkCloudSite } from "../cloud-site";
import { defineAddon } from "../define";
import { externalIssuer } from "../external-issuer";
import { containerResources, inPairs, onSystemPool, spread } from "../pods";
import { provideMany } from "../provide";

/**
 * A pool of authorities of Google's CA Service.
 *
 * @example
 * ```ts
 * const googleCaPool: GoogleCaPool = { location: "europe-west3", pool: "company" };
 * ```
 */
export interface GoogleCaPool extends CertificateLifetime {
  /** Location of the pool, for instance `europe-west3`. */
  readonly location: string;
  /** Id of the pool. Its issuance policy decides what it signs; forbid certificates of authorities there. */
  readonly pool: string;
  /** Project of the pool. @default the cluster's project */
  readonly project?: string;
  /** Id of the authority in the pool that signs. @default any that is enabled */
  readonly authority?: string;
}

/**
 * Options of google-cas-issuer.
 *
 * @example
 * ```ts
 * certManagerGoogleCasIssuer({ issuers: { company: { location: "europe-west3", pool: "company" } } });
 * ```
 */
export interface CertManagerGoogleCasIssuerOptions {
  /** Pools, at least one, by the name with which workloads choose them (`expose.issuer`). */
  readonly issuers: Readonly<Record<string, GoogleCaPool>>;
}

const name = "cert-manager-google-cas-issuer";
const group = "cas-issuer.jetstack.io";
const version = `${group}/v1beta1` as const;
const kind = "GoogleCASClusterIssuer";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };

/** Signs certificates by pools of Google's CA Service, for cert-manager. */
export const certManagerGoogleCasIssuer = defineAddon<CertManagerGoogleCasIssuerOptions>({
  name,
  optionsType: "CertManagerGoogleCasIssuerOptions",
  summary: "TLS certificates from pools of Google's CA Service, for cert-manager",
  whenRemoved: "certificates of Google's CA Service are no longer issued or renewed",
  chart: { repository: "oci://quay.io/jetstack/charts/cert-manager-google-cas-issuer", name, version: "v0.12.0" },
  images: {
    values: { "image.repository": `quay.io/jetstack/${name}` },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  /* The chart takes no variables and no volumes: on GKE, Private Google Access leads to Google's APIs without a proxy. */
  environment: {},
  mounts: {},
  pods: { placed: [""], ranked: [""] },
  namespace: name,
  crds: {
    how: "templated",
    values: { crds: { enabled: true, keep: true } },
    kinds: [crdKind(version, kind, { scope: "Cluster" }), crdKind(version, "GoogleCASIssuer")],
  },
  clouds: {
    aws: "certificates come from AWS Private CA there (aws-privateca-issuer)",
    gcp: true,
    azure: "its pods have no identity on Google Cloud there",
    none: "its pods have no identity on Google Cloud there",
  },
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition"] },
  check: ({ cluster, options: { issuers } }) => [
    checkCloudSite(cluster, { gcp: ["accountId"], azure: [] }),
    ...notEmpty("issuers", issuers, "pool"),
    ...Object.entries(issuers ?? {}).flatMap(([key, issuer]) => checkPool(`issuers.${key}`, key, issuer)),
  ],
  needs: () => [{ capability: certificateManager }],
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
    { serviceAccount: name, permissions: { gcp: requests(Object.values(issuers), cluster.cloudFacts?.accountId) } },
  ],
  flows: () => [{ name, pods, egress: ["dns", "apiserver", "pod-identity", "cloud:443"] }],
  values: ({ tier, find, identities }) => ({
    replicaCount: inPairs(tier).replicas,
    serviceAccount: { annotations: identities[name]?.serviceAccountAnnotations ?? {} },
    podLabels: identities[name]?.podLabels ?? {},
    app: { approval: { enabled: true, subjects: approvers(find(certificateManager)) } },
    topologySpreadConstraints: spread(pods, inPairs(tier)),
    ...onSystemPool,
    resources: containerResources({ cpu: "20m", memory: "64Mi", limit: "128Mi" }),
  }),
  customResources: ({ cluster, options: { issuers } }) =>
    Object.entries(issuers).map(([key, { location, pool, project, authority }]) => ({
      apiVersion: version,
      kind,
      name: key,
      scope: "Cluster",
      spec: {
        project: project ?? cluster.cloudFacts?.accountId,
        location,
        caPoolId: pool,
        ...(authority !== undefined && { certificateAuthorityId: authority }),
      },
    })),
});

function approvers(manager: CertificateManager | undefined) {
  return manager && [{ kind: "ServiceAccount", name: manager.serviceAccount, namespace: manager.namespace }];
}

/** Each pool once, although several issuers may name it. https://cloud.google.com/certificate-authority-service/docs/reference/permissions-and-roles */
function requests(pools: readonly GoogleCaPool[], clusterProject = ""): GcpPermission[] {
  const ids = pools.map(({ project = clusterProject, location, pool }) => {
    return `projects/${project}/locations/${location}/caPools/${pool}`;
  });
  return [...new Set(ids)].map((caPool) => ({ role: "roles/privateca.certificateRequester", caPool }));
}

/** https://cloud.google.com/certificate-authority-service/docs/reference/rest/v1/projects.locations.caPools/create */
const idForm = /^[A-Za-z0-9_-]{1,63}$/;

function checkPool(path: string, key: string, issuer: GoogleCaPool) {
  const { location, pool, project, authority } = issuer;
  const id = 'an id (at most 63 letters, digits, "_" and "-")';
  return [
    ...dnsLabel(path, key),
    ...checkLifetime(path, issuer),
    ...matches(`${path}.location`, location, /^[a-z]+-[a-z]+\d+$/, 'a region such as "europe-west3"'),
    ...matches(`${path}.pool`, pool, idForm, id),
    ...matches(`${path}.project`, project, /^[a-z][-a-z0-9.:]*[a-z0-9]$/, "the id of a project"),
    ...matches(`${path}.authority`, authority, idForm, id),
  ];
}
