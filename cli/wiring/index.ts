export type { Surroundings, Unseen } from "./contract";
export { labelOf, type PlainObject } from "./objects";
export { blockedDrains, joined, judgeWiring, type Wiring, wiringLines } from "./wiring";
