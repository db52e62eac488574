export { queue } from "./queue";
export { queuePolicy } from "./queue-policy";
