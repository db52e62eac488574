import { nearName } from "../../../components/testing";
import { UserError } from "../../user-error";

/** The add-ons whose own controllers a rehearsal can run, by the names of their charts. */
const controllerNames = ["external-secrets", "keda", "sealed-secrets"] as const;

/** An add-on whose own controller a rehearsal can run. */
export type ControllerName = (typeof controllerNames)[number];

/** The names as `--controllers` takes them. */
export const controllerChoices = controllerNames.join(", ");

/**
 * Returns the controllers in a list such as `sealed-secrets,external-secrets`.
 *
 * @throws UserError if a name is unknown
 */
export function chooseControllers(list: string): readonly ControllerName[] {
  const names = list.split(",").map((name) => name.trim());
  const mistakes = names.filter((name) => !controllerNames.some((known) => known === name)).map(unknown);
  if (mistakes.length > 0) {
    throw new UserError(mistakes.join("\n"));
  }
  return controllerNames.filter((name) => names.includes(name));
}

function unknown(name: string): string {
  const meant = nearName(name, controllerNames);
  return meant === undefined
    ? `--controllers: expected names of ${controllerChoices}, got "${name}"`
    : `--controllers: unknown controller "${name}"; did you mean "${meant}"?`;
}
