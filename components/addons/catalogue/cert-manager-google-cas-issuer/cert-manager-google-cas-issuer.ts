import { type CertificateManager, certificateIssuers, certificateManager } from "../../../capabilities";
import { crdKind } from "../../../charts";
import { notEmpty } from "../../../checks";
import { onlyKey, secretOfField } from "../../addon-secret";
import { checkCloudSite } from "../../cloud-site";
import { defineAddon } from "../../define";
import { externalIssuer } from "../../external-issuer";
import { containerResources, inPairs, onSystemPool, spread } from "../../pods";
import { provideMany } from "../../provide";
import { checkPool } from "./check";
import type { CertManagerGoogleCasIssuerOptions } from "./options";
import { placeOf, requests, templateName } from "./permissions";

const name = "cert-manager-google-cas-issuer";
const group = "cas-issuer.jetstack.io";
const version = `${group}/v1beta1` as const;
const kind = "GoogleCASClusterIssuer";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };

/** Signs certificates for cert-manager with CA pools of Google's Certificate Authority Service. */
export const certManagerGoogleCasIssuer = defineAddon<CertManagerGoogleCasIssuerOptions>({
  name,
  optionsType: "CertManagerGoogleCasIssuerOptions",
  summary: "lets cert-manager issue TLS certificates from Google's CA Service",
  whenRemoved: "certificates from Google's CA Service are no longer issued or renewed",
  chart: { repository: "oci://quay.io/jetstack/charts/cert-manager-google-cas-issuer", name, version: "v0.12.0" },
  images: {
    values: { "image.repository": `quay.io/jetstack/${name}` },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  /* The chart accepts neither environment variables nor volumes. On GKE, it needs no proxy, because Private Google Access reaches Google's APIs. */
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
    aws: "AWS has its own authorities (use aws-privateca-issuer)",
    gcp: true,
    azure: "the add-on's pods cannot get a Google Cloud identity on Azure",
    none: "the add-on's pods cannot get a Google Cloud identity outside Google Cloud",
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
  identities: ({ cluster, options: { issuers } }) => {
    const gcp = requests(Object.values(issuers), cluster.cloudFacts?.accountId);
    return gcp.length === 0 ? [] : [{ serviceAccount: name, permissions: { gcp } }];
  },
  secrets: ({ options: { issuers } }) =>
    Object.entries(issuers).flatMap(([key, { credentials }]) =>
      credentials === undefined ? [] : [secretOfField(secretName(key), credentials)],
    ),
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
    Object.entries(issuers).map(([key, issuer]) => {
      const { pool, authority, template, credentials } = issuer;
      const place = placeOf(issuer, cluster.cloudFacts?.accountId);
      return {
        apiVersion: version,
        kind,
        name: key,
        scope: "Cluster",
        spec: {
          ...place,
          caPoolId: pool,
          ...(authority !== undefined && { certificateAuthorityId: authority }),
          ...(template !== undefined && { certificateTemplate: templateName(place, template) }),
          ...(credentials !== undefined && { credentials: { name: secretName(key), key: onlyKey } }),
        },
      };
    }),
});

/** Returns the name of an issuer's Secret. The controller reads the credentials of cluster-wide issuers in its own namespace. */
function secretName(issuer: string): string {
  return `credentials-${issuer}`;
}

function approvers(manager: CertificateManager | undefined) {
  return manager && [{ kind: "ServiceAccount", name: manager.serviceAccount, namespace: manager.namespace }];
}
