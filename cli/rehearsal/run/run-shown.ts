import {
  type Engine,
  type Lookout,
  type OperationProgress,
  type OperationRequest,
  type OperationResult,
  runOperation,
} from "../engine";
import type { ClusterAccess } from "../kubernetes";
import { lookOut, type WaitBoard } from "../readiness";
import type { Detail, Part } from "../report";
import { progressText } from "./outcomes";

/** The site of an operation. */
interface ShownSite {
  readonly access: ClusterAccess;
  readonly engine: Engine;
  readonly waits: WaitBoard;
  readonly parts: Readonly<Record<string, Part>>;
}

/** Runs an operation and shows its progress and waits. @param expected the expected number of resources */
export async function runShown(
  request: OperationRequest,
  { access, engine, parts, waits }: ShownSite,
  expected: number,
  detail: Detail,
): Promise<OperationResult> {
  let latest: OperationProgress = { done: 0, started: 0, underWay: [], awaited: [] };
  const show = () => detail(progressText(latest, expected, waits.text));
  waits.onChange = show;
  const follow = (progress: OperationProgress) => {
    latest = progress;
    show();
  };
  const lookout: Lookout = (report) => lookOut({ access, waits, awaited: () => latest.awaited, report });
  /* The stand-in looks at the pods itself. */
  const isOfficial = parts["pulumi-resource-kubernetes"]?.official === true;
  return runOperation(request, engine, follow, isOfficial ? lookout : undefined);
}
