import { bytes } from "../../amounts";
import { notBoth, notEmpty, objectName, once, oneOf } from "../../checks";
import type { StorageClasses } from "../../clusters/contract";
import { collectProblems, expected, type Problem, quote } from "../../problems";
import type { StorageArgs } from "./args";

const accessModes = ["ReadWriteOnce", "ReadWriteOncePod", "ReadWriteMany", "ReadOnlyMany"];

/**
 * Lists the mistakes in the storage of a claim.
 *
 * @param path path of the claim, or "" if its options are the component's own
 * @param classes the cluster's storage classes by tier, if they are known
 */
export function checkStorage(path: string, args: StorageArgs, classes: StorageClasses | undefined): Problem[] {
  const { size, storage, storageClassName } = args;
  const at = (key: string) => (path === "" ? key : `${path}.${key}`);
  const tiers = Object.entries(classes ?? {}).flatMap(([tier, name]) => (name === undefined ? [] : tier));
  const known = tiers.length === 0 ? "the storage classes are unknown" : `it has ${tiers.map(quote).join(", ")}`;
  return [
    ...bytes(at("size"), size),
    ...notBoth(at("storage"), storage, "storageClassName", storageClassName),
    ...collectProblems([
      storage !== undefined &&
        !tiers.includes(storage) &&
        expected(
          at("storage"),
          `a tier of the cluster (${known})`,
          storage,
          "choose another tier, or set storageClassName",
        ),
    ]),
    ...objectName(at("storageClassName"), storageClassName, "the name of a StorageClass"),
    ...notEmpty(at("accessModes"), args.accessModes, "access mode", "remove it to use the default"),
    ...checkModes(at("accessModes"), args),
  ];
}

/** A disk attaches to one node; only the tier `shared` is a file system that many nodes can mount. */
function checkModes(path: string, { accessModes: modes = [], storage, storageClassName }: StorageArgs): Problem[] {
  const tier = storage ?? "standard";
  const fix = 'set storage to "shared", or set storageClassName to a class that supports this access mode';
  return [
    ...modes.flatMap((mode, index) => oneOf(`${path}[${index}]`, mode, accessModes)),
    ...once(path, modes, "access mode"),
    ...collectProblems([
      modes.length > 1 &&
        modes.includes("ReadWriteOncePod") &&
        expected(path, '"ReadWriteOncePod" alone', modes, "remove the others"),
      modes.includes("ReadWriteMany") &&
        tier !== "shared" &&
        storageClassName === undefined &&
        expected(path, `an access mode that storage ${quote(tier)} supports`, "ReadWriteMany", fix),
    ]),
  ];
}
