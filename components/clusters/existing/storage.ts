import { matches } from "../../checks";
import type { Problem } from "../../problems";
import type { StorageClasses } from "../contract";
import { checkClasses } from "../shared-checks";
import { type ClassSpec, commonSpec } from "../storage-classes";
import type { DriverClassArgs, ExistingStorageArgs } from "./storage-args";

/** Form of a driver's name: a DNS subdomain, or `kubernetes.io/NAME`. */
const provisionerPattern = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(\/[A-Za-z0-9][-A-Za-z0-9_.]*)?$/;

/** Returns a StorageClass without its name. */
export function driverClassSpec(args: DriverClassArgs, storage: ExistingStorageArgs): ClassSpec {
  const {
    provisioner,
    parameters = {},
    volumeBindingMode = "WaitForFirstConsumer",
    allowVolumeExpansion = true,
  } = args;
  return { ...commonSpec(args, storage), provisioner, parameters, volumeBindingMode, allowVolumeExpansion };
}

/**
 * Lists the mistakes in StorageClasses that the program creates in an existing cluster.
 *
 * @param known names of the classes that the cluster has, by tier
 */
export function checkExistingStorage({ classes = {} }: ExistingStorageArgs, known: StorageClasses = {}): Problem[] {
  const path = "storage.classes";
  return [
    ...checkDescribedClasses(classes, known, { builtin: [], own: [] }),
    ...Object.entries(classes).flatMap(([name, { provisioner }]) =>
      matches(`${path}.${name}.provisioner`, provisioner, provisionerPattern, "the name of a CSI driver"),
    ),
  ];
}

/**
 * Lists the mistakes in StorageClasses that do not depend on the kind of the existing cluster.
 *
 * @param known names of the classes that the cluster has, by tier
 * @param cloud classes that the cloud creates, and parameters that the component sets
 */
export function checkDescribedClasses(
  classes: NonNullable<Parameters<typeof checkClasses>[0]>,
  known: StorageClasses = {},
  { builtin, own }: { readonly builtin: readonly string[]; readonly own: readonly string[] },
): Problem[] {
  const path = "storage.classes";
  const names = Object.values(known).filter((name): name is string => name !== undefined);
  return [
    ...checkClasses(classes, { path, taken: [...names, ...builtin], own }),
    ...Object.entries(classes).flatMap(([name, { tier }]) =>
      tier !== undefined && known[tier] !== undefined
        ? [
            {
              path: `${path}.${name}.tier`,
              message: `storageClasses.${tier} already sets the class of this tier; remove one of the two`,
            },
          ]
        : [],
    ),
  ];
}
