import { shortened } from "../shortened";
import { labelOf, type Verdict } from "../wiring";
import type { Connection, End, Port } from "./contract";
import type { Demand } from "./demands";
import { type Decision, decide } from "./evaluate";
import type { Direction } from "./policies";
import type { Scene } from "./scene";

/** Judges the connections of an object: each of them must pass. */
export function judgeDemand(scene: Scene, { at, connections, object, unknown }: Demand): Verdict[] {
  const from = labelOf(object);
  const about = (state: Verdict["state"], message: string): Verdict => ({ state, from, place: at, message });
  if (unknown !== undefined) {
    return [{ ...about("unknown", "a connection to it"), reason: unknown }];
  }
  const judged = connections.flatMap((connection) => judgeConnection(scene, connection));
  const problems = judged.map(({ message, reason, state }) => ({
    ...about(state, message),
    ...(reason && { reason }),
  }));
  return problems.length > 0 || connections.length === 0 ? problems : [about("ok", "")];
}

type Problem = Pick<Verdict, "state" | "message" | "reason">;

/** Judges a connection; nothing if it passes. */
function judgeConnection(scene: Scene, connection: Connection): Problem[] {
  const directions: readonly Direction[] = ["egress", "ingress"];
  return directions.flatMap((direction): Problem[] => {
    const decision = decide(scene.policies, direction, connection, scene.fabric);
    if (decision.allowed === true) {
      return [];
    }
    const expected = `${connection.from.name} to reach ${connection.to.name} on port ${portText(connection.port)}`;
    const reason = reasonToDoubt(decision, direction, connection);
    return reason === undefined
      ? [{ state: "broken", message: `expected ${expected}, got ${obstacle(decision, direction, connection, scene)}` }]
      : [
          {
            state: "unknown",
            message: `connection from ${connection.from.name} to ${connection.to.name} on port ${portText(connection.port)}`,
            reason,
          },
        ];
  });
}

/** Names the obstacle and the fix. */
function obstacle(
  { denying, isolating }: Decision,
  direction: Direction,
  { from, through, to }: Connection,
  { fabric }: Scene,
): string {
  if (denying !== undefined) {
    return `a denial in ${labelOf(denying.object)}; remove or narrow the denial`;
  }
  const [other, fix] =
    direction === "egress" ? [to, `allow egress to ${to.name}`] : [from, `allow ingress from ${from.name}`];
  const names = shortened(isolating.map(({ object }) => labelOf(object)).toSorted(), 4);
  const isTranslated = direction === "egress" && through !== undefined && fabric.cni === "vpc-cni";
  const address = isTranslated ? ", with the labels from the Service's selector" : "";
  return `no ${direction} rule for ${wordFor(other)} in ${names}; ${fix} there${address}`;
}

function wordFor(end: End): string {
  return end.kind === "pods" ? "these pods" : end.name;
}

/** Says why a connection that is not allowed may still pass. Which policies select pods is not known if their labels are assumed. */
function reasonToDoubt({ allowed }: Decision, direction: Direction, connection: Connection): string | undefined {
  const { from, to } = connection;
  const own = direction === "egress" ? from : to;
  const assumed = (allowed === undefined ? [own, from, to] : [own]).map((end) =>
    end.kind === "pods" ? end.assumed : undefined,
  );
  return assumed.find((reason) => reason !== undefined) ?? (allowed === undefined ? notEnough(connection) : undefined);
}

function notEnough({ from, port, to }: Connection): string {
  const unranged = [from, to].find((end) => end.kind !== "pods" && end.ranges === undefined);
  if (unranged !== undefined) {
    return `the addresses of ${unranged.name} are not known`;
  }
  return port.number === undefined
    ? `the Service names a port that ${to.name} does not have`
    : "a rule has a kind of peer that Keelson does not support";
}

/** Writes a port: `8080`, or `53/UDP`. */
export function portText({ number, protocol }: Port): string {
  const written = number === undefined ? "(number unknown)" : String(number);
  return protocol === "TCP" ? written : `${written}/${protocol}`;
}
