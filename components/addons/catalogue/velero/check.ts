import { dnsLabel, matches, notBoth, notEmpty, oneOf, whole } from "../../../checks";
import type { Cloud } from "../../../clusters/contract";
import type { Problem } from "../../../problems";
import { checkSchedule } from "../../../schedule";
import { checkStoredSecret } from "../../addon-secret";
import { checkEndpoint } from "../../endpoint";
import type { BackupSchedule, S3CompatibleStorage, VeleroOptions } from "./options";

/** The kinds of storage that a cluster in each cloud can write to: that of the cloud with an identity, the last with credentials. */
const kinds = {
  aws: ["s3", "s3-compatible"],
  gcp: ["gcs", "s3-compatible"],
  azure: ["azure-blob", "s3-compatible"],
  none: ["s3-compatible"],
} as const satisfies Record<Cloud, readonly NonNullable<VeleroOptions["storage"]>["kind"][]>;

/** Lists the mistakes in the options of Velero. */
export function checkVelero(cloud: Cloud, { schedules, storage, prefix }: Partial<VeleroOptions>): Problem[] {
  return [
    ...(storage === undefined ? [] : oneOf("storage.kind", storage.kind, kinds[cloud])),
    ...(storage?.kind === "s3-compatible" ? checkCompatible(storage) : []),
    ...matches("prefix", prefix, /^[\w.-]+$/, 'letters, digits, ".", "_" and "-"'),
    ...notEmpty("schedules", schedules, "schedule", "leave it out for a daily backup"),
    ...Object.entries(schedules ?? {}).flatMap(([name, schedule]) => checkOne(name, schedule)),
  ];
}

function checkCompatible({ endpoint, credentials, caBundle, cidrs }: S3CompatibleStorage): Problem[] {
  const names = { url: "storage.endpoint", caBundle: "storage.caBundle", cidrs: "storage.cidrs" };
  return [
    ...checkEndpoint(names, { url: endpoint, caBundle, cidrs }, "https://minio.example.com:9000"),
    ...checkStoredSecret("storage.credentials", credentials),
  ];
}

function checkOne(name: string, given: BackupSchedule): Problem[] {
  const path = `schedules.${name}`;
  const { schedule, retentionDays, namespaces, excludedNamespaces } = given;
  const lists = { namespaces: namespaces ?? [], excludedNamespaces: excludedNamespaces ?? [] };
  return [
    ...dnsLabel(path, name),
    ...checkSchedule(`${path}.schedule`, schedule),
    ...whole(`${path}.retentionDays`, retentionDays, { min: 1, max: 3650, unit: "days" }),
    ...notEmpty(`${path}.namespaces`, namespaces, "namespace", "leave it out for all namespaces"),
    ...notBoth(`${path}.namespaces`, namespaces, `${path}.excludedNamespaces`, excludedNamespaces),
    ...Object.entries(lists).flatMap(([list, names]) =>
      names.flatMap((each, index) => dnsLabel(`${path}.${list}[${index}]`, each)),
    ),
  ];
}
