import { parseDocument } from "yaml";
import { secretMark } from "../../../components/testing";
import type { Diagnostic } from "./events";
import type { PassphraseEncrypter } from "./passphrase";

/** The fix in the SDKs' errors: https://github.com/pulumi/pulumi/blob/v3.248.0/sdk/nodejs/config.ts (`ConfigMissingError`). */
const fix = /`pulumi config set --secret (\S+) <value>`/g;

/**
 * Returns the keys of secrets that a program requires and its stack lacks, from the errors of a preview. Leaves out a kubeconfig, because a program
 * needs a real one.
 */
export function absentSecrets(errors: readonly Pick<Diagnostic, "message">[]): string[] {
  const keys = errors.flatMap(({ message }) => [...message.matchAll(fix)].map(([, key = ""]) => key));
  return [...new Set(keys)].filter((key) => !/kubeconfig$/i.test(key));
}

/** Adds secrets to a run's copy of a stack file, each with an encrypted placeholder. */
export function withSecrets(text: string, keys: readonly string[], encrypter: PassphraseEncrypter): string {
  const document = parseDocument(text);
  for (const key of keys) {
    document.setIn(["config", key], { secure: encrypter.encrypt(secretMark) });
  }
  return String(document);
}
