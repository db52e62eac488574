import { at, isRecord, text } from "../../values";

/**
 * The fields that identify the items of a list, by the name of the list, the best first. `ports` of containers and Services and
 * `topologySpreadConstraints` have them as `x-kubernetes-list-map-keys`; `volumeMounts`, `volumeDevices`, `hostAliases` and
 * `ownerReferences` as `x-kubernetes-patch-merge-key`. Both are in
 * https://github.com/kubernetes/kubernetes/blob/v1.35.4/api/openapi-spec/swagger.json. Subjects and paths have no key there; they are
 * matched by all fields that name one, https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-binding-v1/#Subject
 * and https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/#HTTPIngressPath.
 */
const ownKeys: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries({
    ports: [
      ["containerPort", "protocol"],
      ["port", "protocol"],
    ],
    volumeMounts: [["mountPath"]],
    volumeDevices: [["devicePath"]],
    hostAliases: [["ip"]],
    topologySpreadConstraints: [["topologyKey"], ["topologyKey", "whenUnsatisfiable"]],
    ownerReferences: [["uid"]],
    subjects: [["kind", "namespace", "name"]],
    paths: [["path", "pathType"]],
  }),
);

/**
 * The fields that identify items in most other lists. `name` is the merge key of containers, variables, volumes and most lists of
 * Kubernetes (the same swagger.json). For the others, no API declares a key; their schemas have names: `metadata.name` of claim templates,
 * `key` of tolerations and taints, `Sid` of IAM statements
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html), `alert` and `record` of Prometheus rules
 * (https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule), `host` of Ingress rules, `deviceName` and
 * `resourceType` of launch templates, `cidrBlock` and `rangeName` of networks on AWS and Google Cloud. A key that is not unique in both
 * lists is not used.
 */
const usualKeys: readonly (readonly string[])[] = [
  ["name"],
  ["metadata.name"],
  ["key"],
  ["Sid"],
  ["alert"],
  ["record"],
  ["host"],
  ["deviceName"],
  ["resourceType"],
  ["cidrBlock"],
  ["rangeName"],
];

/** The assumed value for an item without the field. */
const defaults: Readonly<Record<string, string>> = { protocol: "TCP", namespace: "" };

/** Returns a function that names the items of two lists by what identifies them; `undefined` if nothing does. */
export function itemNames(
  listName: string,
  lists: readonly (readonly unknown[])[],
): ((item: unknown) => string) | undefined {
  const key = [...(ownKeys.get(listName) ?? []), ...usualKeys].find((fields) =>
    lists.every((list) => isUnique(list.map((item) => nameBy(item, fields)))),
  );
  return key === undefined ? undefined : (item) => nameBy(item, key) ?? "";
}

function nameBy(item: unknown, fields: readonly string[]): string | undefined {
  if (!isRecord(item)) {
    return undefined;
  }
  const values = fields.map((field) => ({ field, value: text(item, ...field.split(".")) ?? defaultOf(item, field) }));
  const isWhole = values.every(({ value }) => value !== undefined) && values.some(({ value }) => value !== "");
  return isWhole
    ? values
        .filter(({ field, value }) => value !== defaults[field])
        .map(({ value }) => value)
        .join("/")
    : undefined;
}

/** Returns the default of a field that is absent. An unknown value has no key. */
function defaultOf(item: unknown, field: string): string | undefined {
  return at(item, ...field.split(".")) === undefined ? defaults[field] : undefined;
}

function isUnique(names: readonly (string | undefined)[]): boolean {
  return !names.includes(undefined) && new Set(names).size === names.length;
}
