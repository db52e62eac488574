import {
  CronJob,
  databaseBackup,
  PersistentVolumeClaim,
  StatefulSet,
  type StatefulSetArgs,
  type Tenant,
} from "../../components";

/** What the store of the carts is, durable or not. */
export type CartStoreArgs = Pick<StatefulSetArgs, "image" | "ports" | "resources">;

/** Every night a copy of all carts under its date; those of more than a week ago go. */
const backup = `redis-cli -h redis-cart --rdb "/backups/carts-$(date +%F).rdb" && find /backups -name "carts-*.rdb" -mtime +7 -delete`;

/** Keeps the carts on a volume that outlives the store's pod, and copies them to another one every night. */
export function durableCarts(tenant: Tenant, store: CartStoreArgs): StatefulSet {
  const redis = new StatefulSet(`${tenant.homeName}-redis-cart`, {
    tenant,
    workloadName: "redis-cart",
    ...store,
    /* Redis without a cluster has one writer. */
    replicas: 1,
    args: ["redis-server", "--appendonly", "yes"],
    volumeClaimTemplates: { "redis-data": { size: "1Gi", mountPath: "/data" } },
  });
  const claim = new PersistentVolumeClaim(`${tenant.homeName}-cart-backups`, {
    tenant,
    claimName: "cart-backups",
    size: "5Gi",
  });
  new CronJob(
    `${tenant.homeName}-cart-backup`,
    databaseBackup({
      tenant,
      workloadName: "cart-backup",
      database: redis,
      image: store.image,
      resources: { limits: { cpu: "200m" } },
      command: ["sh", "-ec", backup],
      target: claim.mount("/backups"),
    }),
  );
  return redis;
}
