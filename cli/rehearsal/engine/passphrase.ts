import { createCipheriv, pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";

/** Encrypts as Pulumi's passphrase secrets provider does. */
export interface PassphraseEncrypter {
  /** The `encryptionsalt` of the stack file and the state. */
  readonly salt: string;
  encrypt(value: string): string;
}

/** Pulumi's number of PBKDF2 rounds. */
const rounds = 1_000_000;

/** Derives the key from the passphrase, as the Pulumi CLI does. */
export async function passphraseEncrypter(passphrase: string, salt = randomBytes(8)): Promise<PassphraseEncrypter> {
  const key = await promisify(pbkdf2)(passphrase, salt, rounds, 32, "sha256");
  const encrypt = (value: string) => encryptWith(key, value);
  return { salt: `v1:${salt.toString("base64")}:${encrypt("pulumi")}`, encrypt };
}

function encryptWith(key: Buffer, value: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(value, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1:${nonce.toString("base64")}:${sealed.toString("base64")}`;
}
