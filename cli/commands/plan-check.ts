import type { StackOutcome } from "../plan";

/**
 * Prints how references end, which connections pass, and what each stack lacks for production.
 *
 * @returns the broken references and connections, and what the clouds refuse by their published API models, which the plan's warnings
 * show too
 */
export async function printCheck(
  outcomes: readonly StackOutcome[],
  format: "text" | "markdown",
  isPrinted: boolean,
): Promise<string[]> {
  const { checkText, checklist, checklistText, modelRefusals, planPaths, planWiring } = await import("../plan");
  return outcomes.flatMap((outcome) => {
    if ("failure" in outcome) {
      return [];
    }
    const { cluster, plan, stack } = outcome;
    const found = { wiring: planWiring(plan.resources), paths: planPaths(plan.resources, cluster) };
    if (isPrinted) {
      process.stdout.write(checkText(stack, found, format));
      process.stdout.write(checklistText(stack, checklist(plan.resources), format));
    }
    return [...found.wiring.broken, ...found.paths.broken, ...modelRefusals(plan.resources)];
  });
}
