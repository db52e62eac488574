export { addressesOf } from "./addresses";
export type { Surroundings, Unseen, Verdict } from "./contract";
export { identitiesIn } from "./identities";
export { Inventory } from "./inventory";
export { exporterOf, serves } from "./metrics";
export { labelOf, nameOf, namespaceOf, type PlainObject } from "./objects";
export { type ContainerPort, isSelected, type PodSource, portsOf, runningContainers } from "./pods";
export { blockedDrains, joined, judgeWiring, linesOf, unknownLines, type Wiring, wiringLines } from "./wiring";
