import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { rootCertificates } from "node:tls";
import { authoritiesFile } from "../engine";

/**
 * Writes the authorities that the run's programs trust if they are told of no other: the public ones, the user's own, and the run's. A
 * kubeconfig names no authority if a cloud's front end, whose certificate everybody trusts, stands before the API server.
 */
export async function writeAuthorities(
  directory: string,
  certificateAuthority: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { SSL_CERT_FILE: file = "" } = environment;
  const own = file === "" ? [] : [await readFile(file, "utf8")];
  const all = [certificateAuthority, ...own, ...rootCertificates].map((each) => `${each.trim()}\n`);
  await writeFile(path.join(directory, authoritiesFile), all.join(""));
}
