import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { rootCertificates } from "node:tls";
import { authoritiesFile } from "../engine";

/**
 * Writes the authorities that the run's programs trust by default: the public ones, yours, and the run's. A kubeconfig names no
 * authority if the API server is reached through a cloud's front end, because everybody trusts its certificate.
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
