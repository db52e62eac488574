import type { StackOutcome } from "../plan";

/**
 * Prints the result of `--check`: which references have a target, which connections pass, and what each stack lacks for production.
 *
 * @returns the broken references, including those among clouds' resources, the broken connections, and refusals by the clouds' published
 * API models, which the plan's warnings show too. With any of them, `printPlans` in `plan.ts` fails.
 */
export async function printCheck(
  outcomes: readonly StackOutcome[],
  format: "text" | "markdown",
  isPrinted: boolean,
): Promise<string[]> {
  const judges = await import("../plan");
  return outcomes.flatMap((outcome) => {
    if ("failure" in outcome) {
      return [];
    }
    const { cluster, plan, stack } = outcome;
    const { ofCharts = [], resources } = plan;
    const broken = judges.brokenReferences(resources);
    const found = {
      wiring: judges.planWiring([...resources, ...ofCharts]),
      paths: judges.planPaths([...resources, ...ofCharts], cluster),
      references: [...broken, ...judges.strayNames(resources, cluster)],
    };
    if (isPrinted) {
      process.stdout.write(judges.checkText(stack, found, format));
      process.stdout.write(judges.checklistText(stack, judges.checklist(resources), format));
    }
    return [...found.wiring.broken, ...found.paths.broken, ...broken, ...judges.modelRefusals(resources)];
  });
}
