import {
  ConfigMap,
  CronJob,
  type CronJobArgs,
  databaseBackup,
  type Resources,
  type Tenant,
  together,
  type WorkloadReference,
} from "../../components";
import { podinfoImage } from "./podinfo-image";

/** The tenant of podinfo's jobs, and the workloads that they call. */
export interface PodinfoJobsOptions {
  readonly tenant: Tenant;
  readonly frontend: WorkloadReference;
  readonly database: WorkloadReference;
}

/** Runs podinfo's jobs: a daily backup, two rollups of the database, and a job that keeps the cache warm. */
export function podinfoJobs({ tenant, frontend, database }: PodinfoJobsOptions): void {
  const scripts = new ConfigMap(`${tenant.homeName}-scripts`, { tenant, data: scriptData }).mount("/scripts");
  const job = (workloadName: string, args: Omit<CronJobArgs, "tenant" | "image">) =>
    new CronJob(`${tenant.homeName}-${workloadName}`, {
      ...shared(tenant, workloadName),
      volumes: { scripts },
      ...args,
    });

  together({
    backup: () =>
      new CronJob(
        `${tenant.homeName}-backup-daily`,
        databaseBackup({
          ...shared(tenant, "backup-daily"),
          database,
          schedule: "0 0 * * *",
          backoffLimit: 1,
          ttlSecondsAfterFinished: day,
          command: ["/bin/sh", "/scripts/backup.sh"],
          volumes: { scripts },
        }),
      ),
    daily: () =>
      job("rollup-daily", { ...rollup(6), schedule: "*/10 * * * *", ttlSecondsAfterFinished: hour, calls: [database] }),
    weekly: () =>
      job("rollup-weekly", {
        ...rollup(12),
        schedule: "*/30 * * * *",
        ttlSecondsAfterFinished: day,
        calls: [database],
      }),
    cache: () => job("warm-cache", { ...cacheWarming, calls: [frontend] }),
  });
}

const hour = 3600;
const day = 24 * hour;

const frontendUrl = { FRONTEND_URL: "http://frontend" };

const little: Resources = { requests: { cpu: "10m", memory: "16Mi" }, limits: { cpu: "100m", memory: "32Mi" } };

/* These scripts do the same as upstream's scripts. Only the backup differs, because upstream's backup fails on purpose. */
const scriptData = {
  "backup.sh": "set -eu\npodcli check http database-replica:3306/readyz\necho the replica can be copied\n",
  "rollup.sh":
    'set -eu\nfor step in $(seq "$ROLLUP_STEPS"); do\n  podcli check http database-replica:3306/readyz\n  echo "step $step"\n  sleep 10\ndone\n',
  "warm-cache-init.sh": 'set -eu\nwget -q -O /dev/null "$FRONTEND_URL/api/info"\n',
  "warm-cache.sh":
    'set -eu\nfor key in $(seq 10); do\n  wget -q -O /dev/null --post-data "warm" "$FRONTEND_URL/cache/$key"\n  wget -q -O /dev/null "$FRONTEND_URL/cache/$key"\n  sleep 5\ndone\n',
};

const cacheWarming = {
  schedule: "*/5 * * * *",
  restartPolicy: "OnFailure",
  ttlSecondsAfterFinished: hour,
  env: frontendUrl,
  command: ["/bin/sh", "/scripts/warm-cache.sh"],
  initContainers: {
    "warm-cache-init": {
      image: podinfoImage.image,
      command: ["/bin/sh", "/scripts/warm-cache-init.sh"],
      env: frontendUrl,
      resources: little,
      mounts: { scripts: "/scripts" },
    },
  },
} as const;

function shared(tenant: Tenant, workloadName: string) {
  return {
    tenant,
    workloadName,
    ...podinfoImage,
    resources: little,
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 1,
  };
}

function rollup(steps: number) {
  return {
    env: { ROLLUP_STEPS: String(steps) },
    command: ["/bin/sh", "/scripts/rollup.sh"],
    restartPolicy: "OnFailure" as const,
  };
}
