import {
  CronJob,
  cleanup,
  databaseBackup,
  Job,
  PersistentVolumeClaim,
  type StatefulSet,
  type Tenant,
} from "../../../../components";

/** A job for each pod of the broker, a backup every night, and a cleanup every week. */
export function createJobs(tenant: Tenant, broker: StatefulSet): void {
  new Job("migrate", {
    tenant,
    image: "migrate:1.0.0",
    calls: [broker],
    completions: 3,
    parallelism: 3,
    completionMode: "Indexed",
    backoffLimitPerIndex: 1,
    podFailurePolicy: { rules: [{ action: "FailJob", onExitCodes: { operator: "In", values: [42] } }] },
  });
  const claim = new PersistentVolumeClaim("backups", { tenant, size: "1Gi" });
  const target = claim.mount("/backups");
  new CronJob("backup", databaseBackup({ tenant, database: broker, target, image: "backup:1.0.0" }));
  new CronJob("cleanup", cleanup({ tenant, image: "cleanup:1.0.0", timeZone: "Europe/Berlin" }));
}
