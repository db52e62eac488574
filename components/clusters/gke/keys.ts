import { kms } from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import type { GkeClusterArgs } from "./args";
import { type Context, clusterLabels, isProtected } from "./context";

/** The key that secrets, disks and volumes are encrypted under. */
export interface Key {
  /** Its name: `projects/…/locations/…/keyRings/…/cryptoKeys/…`. */
  readonly id: pulumi.Output<string>;
  /** What has to be there before anything can be encrypted. */
  readonly ready: readonly pulumi.Resource[];
}

const rotationPeriod = `${90 * 24 * 60 * 60}s`;
const destroyScheduledDuration = `${30 * 24 * 60 * 60}s`;

/** Google's service agents that use the key, by what for. https://cloud.google.com/iam/docs/service-agents */
function keyUsers({ projectNumber, storage }: GkeClusterArgs): Record<string, string> {
  const agent = (domain: string) => `serviceAccount:service-${projectNumber}@${domain}.iam.gserviceaccount.com`;
  return {
    secrets: agent("container-engine-robot"),
    disks: agent("compute-system"),
    ...(storage?.shared === true ? { files: agent("cloud-filer") } : {}),
  };
}

/**
 * Makes the key, or takes the given one. Rings and keys are never gone from a project, nor are their names free again; so Pulumi
 * names them anew each time, and only a key's versions are destroyed, thirty days after it is deleted.
 */
export function createKey(context: Context, apis: readonly pulumi.Resource[]): Key {
  const { name, args, project, region, opts } = context;
  if (args.encryptionKey !== undefined) {
    return { id: pulumi.output(args.encryptionKey), ready: [] };
  }
  const protect = isProtected(context);
  const keyRing = new kms.KeyRing(name, { project, location: region }, { ...opts, protect, dependsOn: [...apis] });
  const key = new kms.CryptoKey(
    name,
    {
      keyRing: keyRing.id,
      purpose: "ENCRYPT_DECRYPT",
      rotationPeriod,
      destroyScheduledDuration,
      deletionPolicy: protect ? "PREVENT" : "DELETE",
      labels: clusterLabels(context),
    },
    { ...opts, protect },
  );
  const role = "roles/cloudkms.cryptoKeyEncrypterDecrypter";
  const ready = Object.entries(keyUsers(args)).map(
    ([purpose, member]) =>
      new kms.CryptoKeyIAMMember(`${name}-${purpose}`, { cryptoKeyId: key.id, role, member }, opts),
  );
  return { id: key.id, ready };
}
