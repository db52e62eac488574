import { at, isRecord, text } from "../../values";

/**
 * The fields that tell the items of a list apart, by the name of the list. Kubernetes merges lists by them: `x-kubernetes-list-map-keys` in
 * kubernetes/kubernetes api/openapi-spec/swagger.json.
 */
const ownKeys: Readonly<Record<string, readonly (readonly string[])[]>> = {
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
};

/** The fields that tell items apart in most other lists, of Kubernetes and of the clouds. */
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

/** What an item is taken to be if it leaves the field out. */
const defaults: Readonly<Record<string, string>> = { protocol: "TCP", namespace: "" };

/** Returns a function that names the items of two lists by what identifies them; `undefined` if nothing does. */
export function itemNames(
  listName: string,
  lists: readonly (readonly unknown[])[],
): ((item: unknown) => string) | undefined {
  const key = [...(ownKeys[listName] ?? []), ...usualKeys].find((fields) =>
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

/** Returns the default of a field that is absent. A value that is unknown has none. */
function defaultOf(item: unknown, field: string): string | undefined {
  return at(item, ...field.split(".")) === undefined ? defaults[field] : undefined;
}

function isUnique(names: readonly (string | undefined)[]): boolean {
  return !names.includes(undefined) && new Set(names).size === names.length;
}
