import type { Project } from "../../project";
import { UserError } from "../../user-error";
import { findOnPath } from "./official-parts";

/** The language whose host a rehearsal brings. */
const own = "nodejs";

/**
 * Refuses a program whose language host is not here, before anything starts.
 *
 * @throws UserError
 */
export async function requireLanguage(
  { name, runtime }: Pick<Project, "name" | "runtime">,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const host = `pulumi-language-${runtime}`;
  if (runtime !== own && (await findOnPath(host, environment)) === undefined) {
    throw new UserError(
      `project ${name} has runtime ${runtime}: expected ${own}, or ${host} on PATH, which comes with Pulumi's CLI; install it, or use "pulumi preview"`,
    );
  }
}
