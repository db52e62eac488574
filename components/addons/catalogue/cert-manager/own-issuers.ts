import type { CertificateIssuer } from "../../../capabilities";
import { lifetimeAnnotations } from "../../certificate-lifetime";
import type { AddonSecret, CustomResourceManifest } from "../../definition";
import type { AcmeIssuer, OwnIssuer, SelfSignedIssuer, VaultIssuer } from "./options";

const group = "cert-manager.io";
const apiVersion = `${group}/v1`;
/** Service account of the controller. Vault recognizes the controller by the token of this account. */
const account = "cert-manager";
/** Ten years, in days. */
export const defaultValidDays = 3650;

/** Returns an issuer in the form that other components use. */
export function issuerOffer(
  name: string,
  more: Pick<CertificateIssuer, "solver" | "duration" | "renewBefore"> = {},
): CertificateIssuer {
  const annotations = { "cert-manager.io/cluster-issuer": name, ...lifetimeAnnotations(more) };
  return { kind: "ClusterIssuer", name, annotations, ...more };
}

/** Returns the Secrets of issuers that come from the platform's stores. */
export function issuerSecrets(issuers: Readonly<Record<string, OwnIssuer>>): AddonSecret[] {
  return Object.entries(issuers).flatMap(([name, issuer]): AddonSecret[] => {
    if (issuer.kind === "ca") {
      const data = { "tls.crt": "certificate", "tls.key": "privateKey" };
      return [{ name: caSecret(name), type: "kubernetes.io/tls", from: issuer.secret, data }];
    }
    if (issuer.kind !== "acme") {
      return [];
    }
    const { accountKey, externalAccountBinding: binding } = issuer;
    return [
      ...(accountKey === undefined
        ? []
        : [{ name: accountSecret(name), from: accountKey, data: { "tls.key": true } as const }]),
      ...(binding === undefined
        ? []
        : [{ name: bindingSecret(name), from: binding.key, data: { key: true } as const }]),
    ];
  });
}

/**
 * Returns the custom resources of an issuer.
 *
 * @param solvers the ACME solvers that prove control of names
 */
export function ownIssuer(
  name: string,
  issuer: OwnIssuer,
  solvers: readonly Record<string, unknown>[],
): CustomResourceManifest[] {
  switch (issuer.kind) {
    case "self-signed-ca":
      return selfSigned(name, issuer);
    case "ca":
      return [clusterIssuer(name, { ca: { secretName: caSecret(name) } })];
    case "vault":
      return [clusterIssuer(name, { vault: vault(issuer) })];
    case "acme":
      return [clusterIssuer(name, { acme: acme(name, issuer, solvers) })];
  }
}

/** The root certificate signs itself once, and then signs certificates for the issuer. A renewed root keeps its key, so certificates stay valid. */
function selfSigned(
  name: string,
  { commonName = name, validDays = defaultValidDays, renewBeforeDays }: SelfSignedIssuer,
): CustomResourceManifest[] {
  const root = `${name}-root`;
  const certificate = {
    isCA: true,
    commonName,
    secretName: caSecret(name),
    duration: `${validDays * 24}h0m0s`,
    ...(renewBeforeDays !== undefined && { renewBefore: `${renewBeforeDays * 24}h0m0s` }),
    privateKey: { algorithm: "ECDSA", size: 384, rotationPolicy: "Never" },
    issuerRef: { group, kind: "ClusterIssuer", name: root },
  };
  return [
    clusterIssuer(root, { selfSigned: {} }),
    { apiVersion, kind: "Certificate", name: caSecret(name), scope: "Namespaced", spec: certificate },
    clusterIssuer(name, { ca: { secretName: caSecret(name) } }),
  ];
}

function vault({ server, path, role, mountPath = "/v1/auth/kubernetes", namespace, caBundle }: VaultIssuer) {
  return {
    server,
    path,
    ...(namespace !== undefined && { namespace }),
    ...bundle(caBundle),
    auth: { kubernetes: { role, mountPath, serviceAccountRef: { name: account } } },
  };
}

/**
 * Returns the chart's `extraObjects`. For issuers of the kind `vault`, the controller must request tokens of its own service account. The chart does
 * not grant this permission. https://cert-manager.io/docs/configuration/vault/#secretless-authentication-with-a-service-account
 */
export function vaultAccess(issuers: Readonly<Record<string, OwnIssuer>>, namespace: string): string[] {
  const metadata = { name: "cert-manager-vault-token", namespace };
  const apiGroup = "rbac.authorization.k8s.io";
  const token = { apiGroups: [""], resources: ["serviceaccounts/token"], resourceNames: [account], verbs: ["create"] };
  const objects = [
    { apiVersion: `${apiGroup}/v1`, kind: "Role", metadata, rules: [token] },
    {
      apiVersion: `${apiGroup}/v1`,
      kind: "RoleBinding",
      metadata,
      roleRef: { apiGroup, kind: "Role", name: metadata.name },
      subjects: [{ kind: "ServiceAccount", name: account, namespace }],
    },
  ];
  return Object.values(issuers).some(({ kind }) => kind === "vault")
    ? objects.map((object) => JSON.stringify(object))
    : [];
}

function acme(
  name: string,
  { server, email, caBundle, accountKey, externalAccountBinding: binding }: AcmeIssuer,
  solvers: readonly Record<string, unknown>[],
) {
  return {
    server,
    ...(email !== undefined && { email }),
    ...bundle(caBundle),
    privateKeySecretRef: { name: accountSecret(name) },
    ...(accountKey !== undefined && { disableAccountKeyGeneration: true }),
    ...(binding !== undefined && {
      externalAccountBinding: { keyID: binding.keyId, keySecretRef: { name: bindingSecret(name), key: "key" } },
    }),
    solvers,
  };
}

function bundle(pem: string | undefined) {
  return pem === undefined ? {} : { caBundle: Buffer.from(pem).toString("base64") };
}

function clusterIssuer(name: string, spec: Readonly<Record<string, unknown>>): CustomResourceManifest {
  return { apiVersion, kind: "ClusterIssuer", name, scope: "Cluster", spec };
}

function caSecret(name: string): string {
  return `${name}-ca`;
}

function accountSecret(name: string): string {
  return `${name}-account`;
}

function bindingSecret(name: string): string {
  return `${name}-account-binding`;
}
