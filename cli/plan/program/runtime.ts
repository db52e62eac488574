import type { Project } from "../../project";
import { UserError } from "../../user-error";

const plannable = ["nodejs", "yaml"];

/**
 * Refuses a program in a language that only an engine can run, before anything starts.
 *
 * @throws UserError that says what to do instead
 */
export function requirePlannable({ name, runtime }: Pick<Project, "name" | "runtime">): void {
  if (!plannable.includes(runtime)) {
    throw new UserError(
      `project ${name} has runtime ${runtime}: expected ${plannable.join(" or ")} for a plan; rehearse it with pulumi-language-${runtime} on PATH, or use "pulumi preview"`,
    );
  }
}
