import { type Fields, fields, items, text } from "../values";
import { annotation, type Listing, nameOf, namespaceOf, type PlainObject } from "./objects";

/** A Secret or a ConfigMap that a controller makes from another object. */
export interface Made {
  readonly kind: "ConfigMap" | "Secret";
  /** @default every namespace */
  readonly namespace?: string;
  readonly name: string;
  /** Its keys, if they are known. */
  readonly keys?: readonly string[];
}

/** https://cert-manager.io/docs/usage/certificate/#target-secret */
const certificateKeys = ["tls.crt", "tls.key", "ca.crt"];

/** Lists the objects that cert-manager, External Secrets, Sealed Secrets, trust-manager and Argo CD make or fill. */
export function madeByControllers(cluster: Listing): Made[] {
  return [
    ...cluster.all("Certificate.cert-manager.io").map(ofCertificate),
    ...cluster.all("Ingress.networking.k8s.io").filter(hasIssuer).flatMap(ofIngress),
    ...cluster.all("Gateway.gateway.networking.k8s.io").filter(hasIssuer).flatMap(ofGateway),
    ...cluster
      .all("ExternalSecret.external-secrets.io")
      .map((object) => ofExternalSecret(nameOf(object), fields(object, "spec"), namespaceOf(object))),
    ...cluster.all("ClusterExternalSecret.external-secrets.io").map(ofClusterExternalSecret),
    ...cluster.all("SealedSecret.bitnami.com").map(ofSealedSecret),
    ...cluster.all("Bundle.trust.cert-manager.io").flatMap(ofBundle),
    ...cluster.all("Deployment.apps").filter(isArgoCdServer).flatMap(ofArgoCd),
  ];
}

/** The annotations from which cert-manager makes Certificates: https://cert-manager.io/docs/usage/ingress/ */
export const issuerAnnotations = {
  "cert-manager.io/cluster-issuer": "ClusterIssuer.cert-manager.io",
  "cert-manager.io/issuer": "Issuer.cert-manager.io",
} as const;

function hasIssuer(object: PlainObject): boolean {
  const keys = [...Object.keys(issuerAnnotations), "kubernetes.io/tls-acme"];
  return keys.some((key) => annotation(object, key) !== undefined);
}

function ofCertificate(object: PlainObject): Made {
  const { secretName, keystores, additionalOutputFormats } = fields(object, "spec");
  const isPlain = keystores === undefined && additionalOutputFormats === undefined;
  return {
    kind: "Secret",
    namespace: namespaceOf(object),
    name: text(secretName) ?? "",
    ...(isPlain && { keys: certificateKeys }),
  };
}

function ofIngress(object: PlainObject): Made[] {
  return certificates(
    namespaceOf(object),
    items(object, "spec", "tls").map(({ secretName }) => secretName),
  );
}

function ofGateway(object: PlainObject): Made[] {
  const references = items(object, "spec", "listeners").flatMap(({ tls }) => items(tls, "certificateRefs"));
  return certificates(
    namespaceOf(object),
    references.map(({ name }) => name),
  );
}

function certificates(namespace: string, names: readonly unknown[]): Made[] {
  return names.map((name) => ({ kind: "Secret", namespace, name: text(name) ?? "", keys: certificateKeys }));
}

/** https://external-secrets.io/latest/api/externalsecret/ */
function ofExternalSecret(ownName: string, spec: Fields, namespace?: string): Made {
  const { data, dataFrom, target } = spec;
  const template = fields(target, "template");
  const isOpen = items(dataFrom).length > 0 || template.templateFrom !== undefined;
  const listed = items(data).map(({ secretKey }) => text(secretKey) ?? "");
  const templated = Object.keys(fields(template, "data"));
  const merges = text(template, "mergePolicy") === "Merge";
  const keys = templated.length === 0 || merges ? [...listed, ...templated] : templated;
  const manifest = text(target, "manifest", "kind");
  return {
    kind: manifest === "ConfigMap" ? "ConfigMap" : "Secret",
    namespace,
    name: text(target, "name") ?? ownName,
    ...(!isOpen && { keys }),
  };
}

function ofClusterExternalSecret(object: PlainObject): Made {
  const spec = fields(object, "spec");
  return ofExternalSecret(text(spec, "externalSecretName") ?? nameOf(object), fields(spec, "externalSecretSpec"));
}

/** https://github.com/bitnami-labs/sealed-secrets#sealedsecrets-as-templates-for-secrets */
function ofSealedSecret(object: PlainObject): Made {
  const { encryptedData, template } = fields(object, "spec");
  const keys = [...Object.keys(fields(encryptedData)), ...Object.keys(fields(template, "data"))];
  return { kind: "Secret", namespace: namespaceOf(object), name: nameOf(object), keys };
}

/** https://cert-manager.io/docs/trust/trust-manager/ */
function ofBundle(object: PlainObject): Made[] {
  const target = fields(object, "spec", "target");
  return [
    ...(target.configMap === undefined ? [] : [{ kind: "ConfigMap", name: nameOf(object) } as const]),
    ...(target.secret === undefined ? [] : [{ kind: "Secret", name: nameOf(object) } as const]),
  ];
}

function isArgoCdServer({ metadata }: PlainObject): boolean {
  return text(metadata, "labels", "app.kubernetes.io/name") === "argocd-server";
}

/**
 * The server of Argo CD writes missing keys into its Secret: https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-secret-yaml/
 */
function ofArgoCd(server: PlainObject): Made[] {
  const namespace = namespaceOf(server);
  const keys = ["admin.password", "admin.passwordMtime", "server.secretkey", "tls.crt", "tls.key"];
  return [
    { kind: "Secret", namespace, name: "argocd-secret", keys },
    { kind: "Secret", namespace, name: "argocd-initial-admin-secret", keys: ["password"] },
  ];
}
