import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { referred } from "../references";

/** Refuses a key of the account that Google's service agent may not use. https://cloud.google.com/kubernetes-engine/docs/how-to/encrypting-secrets */
function mayEncrypt(path: readonly string[], agent: string): CloudRule {
  return ({ inputs }, account) => {
    const key = text(inputs, ...path);
    const isOurs = referred(account, "gcp:kms/cryptoKey:CryptoKey", key) !== undefined;
    const isAllowed = all(account, "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember").some(
      ({ state }) =>
        state.cryptoKeyId === key && text(state.member)?.endsWith(`@${agent}.iam.gserviceaccount.com`) === true,
    );
    return key === undefined || !isOurs || isAllowed
      ? undefined
      : {
          code: "forbidden",
          status: 403,
          message: `Permission 'cloudkms.cryptoKeyVersions.useToEncrypt' denied on resource '${key}' (or it may not exist).`,
        };
  };
}

/* The addresses of Google's agents: https://cloud.google.com/iam/docs/service-agents */

/** GKE encrypts Secrets. */
export const mayEncryptSecrets = mayEncrypt(["databaseEncryption", "keyName"], "container-engine-robot");

/** Compute Engine encrypts boot disks. */
export const mayEncryptDisks = mayEncrypt(["nodeConfig", "bootDiskKmsKey"], "compute-system");
