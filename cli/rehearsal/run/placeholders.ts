import { readFile, writeFile } from "node:fs/promises";
import { absentSecrets, type OperationResult, withSecrets } from "../engine";
import type { Site } from "../site";

/**
 * Runs a preview until the program has the secrets that it requires. Those that its stack lacks are placeholders, as in a plan; the report
 * names them.
 */
export async function withPlaceholders(
  { encrypter, engine: { configFile }, ledger }: Pick<Site, "encrypter" | "engine" | "ledger">,
  preview: () => Promise<OperationResult>,
): Promise<OperationResult> {
  const given = new Set<string>();
  for (;;) {
    const result = await preview();
    const absent = absentSecrets(result.errors).filter((key) => !given.has(key));
    if (absent.length === 0) {
      return result;
    }
    await writeFile(configFile, withSecrets(await readFile(configFile, "utf8"), absent, encrypter));
    for (const key of absent) {
      given.add(key);
      ledger.leaveOut(`The stack has no secret ${key}: a placeholder replaces it.`);
    }
  }
}
