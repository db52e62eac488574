import type { types } from "@pulumi/kubernetes";
import type { StorageClasses } from "../../clusters/contract";
import { collectProblems, type Problem, quote } from "../../problems";
import { badQuantity } from "../pod/resources";
import type { StorageArgs } from "./args";

/** Objections to how a claim asks for storage; without `classes` nothing is known of what the cluster has. */
export function checkStorage(args: StorageArgs, classes: StorageClasses | undefined): Problem[] {
  const { size, storage, storageClassName } = args;
  const tiers = Object.entries(classes ?? {}).flatMap(([tier, name]) => (name === undefined ? [] : tier));
  const known = tiers.length === 0 ? "it has none that is known" : `it has ${tiers.map(quote).join(", ")}`;
  return collectProblems([
    badQuantity(size, "size"),
    storage !== undefined &&
      storageClassName !== undefined && {
        path: "storage",
        message: "storage and storageClassName exclude one another, given both: keep one",
      },
    storage !== undefined &&
      !tiers.includes(storage) && {
        path: "storage",
        message: `a tier that the cluster has (${known}), given ${quote(storage)}: choose another, or name a class by storageClassName`,
      },
  ]);
}

/** Renders the spec of a claim; without a tier and a class of that tier, the cluster's default class is asked. */
export function claimSpec(
  args: StorageArgs,
  classes: StorageClasses | undefined,
): types.input.core.v1.PersistentVolumeClaimSpec {
  const usual = args.storage === "shared" ? (["ReadWriteMany"] as const) : (["ReadWriteOnce"] as const);
  const storageClassName = args.storageClassName ?? classes?.[args.storage ?? "standard"];
  return {
    accessModes: [...(args.accessModes ?? usual)],
    ...(storageClassName !== undefined && { storageClassName }),
    resources: { requests: { storage: args.size } },
  };
}
