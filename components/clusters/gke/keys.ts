import { kms, projects } from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import type { Context } from "./context";
import { type FilesArgs, makesFiles } from "./filestore";

/** The key that encrypts secrets, disks and volumes. */
export interface Key {
  /** Name of the key: `projects/…/locations/…/keyRings/…/cryptoKeys/…`. */
  readonly id: pulumi.Output<string>;
  /** Resources that must exist before anything can be encrypted. */
  readonly ready: readonly pulumi.Resource[];
}

const rotationPeriod = `${90 * 24 * 60 * 60}s`;
const destroyScheduledDuration = `${30 * 24 * 60 * 60}s`;

/** The options of the key. */
interface KeyArgs extends FilesArgs {
  readonly encryptionKey?: string;
}

/** Returns the service agents that use the key, by purpose. https://cloud.google.com/iam/docs/service-agents */
function keyUsers({ projectNumber }: Context, args: KeyArgs): Record<string, string> {
  const agent = (domain: string) => `serviceAccount:service-${projectNumber}@${domain}.iam.gserviceaccount.com`;
  return {
    secrets: agent("container-engine-robot"),
    disks: agent("compute-system"),
    ...(makesFiles(args) ? { files: agent("cloud-filer") } : {}),
  };
}

/**
 * Creates the service agents that need the key. Google otherwise creates a service agent only with the service's first resource, but this resource
 * already needs the key. Google creates Compute Engine's agent together with the API, so the program cannot request it.
 * https://cloud.google.com/iam/docs/create-service-agents
 */
function createServiceAgents(
  { name, project, opts }: Context,
  args: KeyArgs,
  apis: readonly pulumi.Resource[],
): pulumi.Resource[] {
  return ["container", ...(makesFiles(args) ? ["file"] : [])].map(
    (api) =>
      new projects.ServiceIdentity(
        `${name}-${api}`,
        { project, service: `${api}.googleapis.com` },
        { ...opts, dependsOn: [...apis] },
      ),
  );
}

/**
 * Creates the key, or uses the existing key. Key rings and keys stay in a project forever and keep their names, so Pulumi chooses a new name each
 * time. A deletion destroys only the key's versions, after 30 days.
 */
export function createKey(context: Context, args: KeyArgs, apis: readonly pulumi.Resource[]): Key {
  const { name, project, region, isProtected: protect, labels, opts } = context;
  if (args.encryptionKey !== undefined) {
    return { id: pulumi.output(args.encryptionKey), ready: [] };
  }

  const keyRing = new kms.KeyRing(name, { project, location: region }, { ...opts, protect, dependsOn: [...apis] });
  const key = new kms.CryptoKey(
    name,
    {
      keyRing: keyRing.id,
      purpose: "ENCRYPT_DECRYPT",
      rotationPeriod,
      destroyScheduledDuration,
      deletionPolicy: protect ? "PREVENT" : "DELETE",
      labels,
    },
    { ...opts, protect },
  );
  const role = "roles/cloudkms.cryptoKeyEncrypterDecrypter";
  const dependsOn = createServiceAgents(context, args, apis);
  const ready = Object.entries(keyUsers(context, args)).map(
    ([purpose, member]) =>
      new kms.CryptoKeyIAMMember(`${name}-${purpose}`, { cryptoKeyId: key.id, role, member }, { ...opts, dependsOn }),
  );
  return { id: key.id, ready };
}
