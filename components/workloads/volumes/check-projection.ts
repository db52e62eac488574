import type { types } from "@pulumi/kubernetes";
import type { Input } from "@pulumi/pulumi";
import { exactlyOne, matches, objectName, whole } from "../../checks";
import { isPlain, type Problem, plainPart } from "../../problems";
import { checkInside } from "./check-inside";

type Projection = types.input.core.v1.VolumeProjection;
type Item = types.input.core.v1.KeyToPath;
type DownwardItem = types.input.core.v1.DownwardAPIVolumeFile;

const kinds = ["serviceAccountToken", "configMap", "secret", "downwardAPI", "clusterTrustBundle"];
const modes = { min: 0, max: 0o777, fix: "write the mode as an octal number such as 0o440" };

/**
 * Lists the mistakes in a source of a projected volume, as Kubernetes' `validateProjectionSources` sees them.
 * https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go
 */
export function checkProjection(path: string, source: Projection): Problem[] {
  const token = plainPart(source.serviceAccountToken);
  const bundle = plainPart(source.clusterTrustBundle);
  return [
    ...exactlyOne(path, source, kinds),
    ...(["configMap", "secret"] as const).flatMap((kind) => {
      const { name, items } = plainPart(source[kind]) ?? {};
      return [
        ...objectName(`${path}.${kind}.name`, name),
        ...list<Item>(items).flatMap((item, index) => checkItem(`${path}.${kind}.items[${index}]`, item)),
      ];
    }),
    ...(token === undefined ? [] : checkPath(`${path}.serviceAccountToken.path`, token.path ?? "")),
    ...whole(`${path}.serviceAccountToken.expirationSeconds`, token?.expirationSeconds, { min: 600, unit: "seconds" }),
    ...list<DownwardItem>(plainPart(source.downwardAPI)?.items).flatMap((item, index) =>
      checkDownward(`${path}.downwardAPI.items[${index}]`, item),
    ),
    ...(bundle === undefined
      ? []
      : [
          ...checkPath(`${path}.clusterTrustBundle.path`, bundle.path),
          ...exactlyOne(`${path}.clusterTrustBundle`, bundle, ["name", "signerName"]),
          ...(["name", "signerName"] as const).flatMap((key) =>
            matches(`${path}.clusterTrustBundle.${key}`, bundle[key], /./, "a name"),
          ),
        ]),
  ];
}

function checkItem(path: string, { key, path: file, mode }: Item): Problem[] {
  return [
    ...matches(`${path}.key`, key, /./, "a key of a ConfigMap or Secret"),
    ...checkPath(`${path}.path`, file),
    ...whole(`${path}.mode`, mode, modes),
  ];
}

function checkDownward(path: string, item: DownwardItem): Problem[] {
  const { fieldPath } = plainPart(item.fieldRef) ?? {};
  const { resource } = plainPart(item.resourceFieldRef) ?? {};
  return [
    ...exactlyOne(path, item, ["fieldRef", "resourceFieldRef"]),
    ...matches(`${path}.fieldRef.fieldPath`, fieldPath, /^metadata\.\w/, 'a field such as "metadata.labels"'),
    ...matches(
      `${path}.resourceFieldRef.resource`,
      resource,
      /^(limits|requests)\../,
      'a resource such as "limits.memory"',
    ),
    ...checkPath(`${path}.path`, item.path),
    ...whole(`${path}.mode`, item.mode, modes),
  ];
}

function checkPath(path: string, file: Input<string>): Problem[] {
  return isPlain<string>(file) ? checkInside(path, file) : [];
}

/** Returns the entries of a list that are known. */
function list<T extends object>(given: Input<Input<T>[] | undefined> | undefined): T[] {
  return (plainPart<Input<T>[]>(given) ?? []).flatMap((one) => (isPlain<T>(one) ? one : []));
}
