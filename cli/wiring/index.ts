export type { Surroundings, Unseen } from "./contract";
export type { PlainObject } from "./objects";
export { joined, judgeWiring, type Wiring, wiringLines } from "./wiring";
